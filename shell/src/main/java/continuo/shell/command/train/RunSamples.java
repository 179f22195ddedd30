package continuo.shell.command.train;

import continuo.content.Windows;
import continuo.measure.Evaluation;
import continuo.measure.NamedSetMetric;
import continuo.measure.RealMusic;
import continuo.measure.SetEvaluation;
import continuo.measure.SetRow;
import continuo.music.Score;
import continuo.shell.command.ChosenCheckpoint;
import continuo.shell.session.Session;
import continuo.train.Composer;
import continuo.train.Noise;
import java.util.List;
import java.util.SplittableRandom;

/** What a run's generator composes, in as many pieces as set metrics need. */
public final class RunSamples {
    private static final long SEED = 1;

    private RunSamples() {}

    /** A window of each of many new pieces; those that have too few notes give none. */
    public static List<Score> windows(ChosenCheckpoint checkpoint, Session session) {
        SplittableRandom random = new SplittableRandom(SEED);
        try (Composer composer = checkpoint.composer(session)) {
            return composer
                    .compose(
                            Composer.Request.ofEvents(composer.stepsFor(Evaluation.DEFAULT_WINDOW_NOTES)),
                            Noise.ofSeed(SEED, SetEvaluation.ENOUGH_WINDOWS))
                    .stream()
                    .map(piece -> piece.alone().score())
                    .flatMap(score -> Windows.random(score, Evaluation.DEFAULT_WINDOW_NOTES, random).stream())
                    .toList();
        }
    }

    /** Set metrics of them; no rows where there is no real music held out to compare with. */
    public static List<SetRow> evaluate(
            ChosenCheckpoint checkpoint, List<NamedSetMetric> metrics, RealMusic real, Session session) {
        if (metrics.isEmpty() || real.training().isEmpty()) {
            return List.of();
        }
        return SetEvaluation.evaluate(windows(checkpoint, session), metrics, whole(real), SEED);
    }

    /** Excerpts of pieces that are shorter than a window are left out. */
    private static RealMusic whole(RealMusic real) {
        return new RealMusic(whole(real.heldOut()), whole(real.training()));
    }

    private static List<Score> whole(List<Score> excerpts) {
        return excerpts.stream()
                .filter(score -> score.notes().size() == Evaluation.DEFAULT_WINDOW_NOTES)
                .toList();
    }
}
