package continuo.shell.command;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.design.Experiment;
import continuo.plugin.Selection;
import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import continuo.train.Dataset;
import continuo.train.LoadOptions;
import continuo.train.LoadProgress;
import java.util.List;

/** Loads music while the user watches. */
public final class Loading {
    /** Which pieces are held out, unless a training says otherwise. */
    public static final long SEED = 1;

    private Loading() {}

    /** The session's corpora, with the usual pieces held out. */
    public static Dataset dataset(Session session, Console console) {
        return dataset(session.design(), session, console);
    }

    /** A design's corpora, seen by its representation, with the usual pieces held out. */
    public static Dataset dataset(Design design, Session session, Console console) {
        return dataset(
                design.music(session.plugins()),
                design.choice(Kind.REPRESENTATION).resolve(session.plugins()),
                options(SEED, design.drums(), session),
                session,
                console);
    }

    /** Other corpora, seen by the session's representation. */
    public static Dataset dataset(List<Choice> sources, Session session, Console console) {
        return dataset(
                sources.stream()
                        .map(source -> source.resolve(session.plugins()))
                        .toList(),
                session.designing().selection(Kind.REPRESENTATION),
                options(SEED, session.design().drums(), session),
                session,
                console);
    }

    /** The music of an experiment, with the pieces held out that its seed says. */
    public static Dataset dataset(Experiment experiment, long seed, boolean drums, Session session, Console console) {
        return dataset(
                experiment.corpora(), experiment.representation(), options(seed, drums, session), session, console);
    }

    private static Dataset dataset(
            List<Selection> corpora, Selection representation, LoadOptions options, Session session, Console console) {
        try (Progress progress = console.progress("loading")) {
            return session.workplace().dataset(corpora, representation, options, watched(progress, console));
        }
    }

    private static LoadOptions options(long seed, boolean drums, Session session) {
        LoadOptions usual = LoadOptions.of(seed, session.environment().threads());
        return new LoadOptions(seed, usual.threads(), drums, usual.valid(), usual.test(), usual.excerptNotes());
    }

    private static LoadProgress watched(Progress progress, Console console) {
        return new LoadProgress() {
            @Override
            public void at(int done, int total) {
                progress.at(done, total);
            }

            @Override
            public void notice(String message) {
                console.note(message);
            }

            @Override
            public boolean cancelled() {
                return console.cancellation().requested();
            }
        };
    }
}
