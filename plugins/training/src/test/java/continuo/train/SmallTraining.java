package continuo.train;

import continuo.content.ContentKinds;
import continuo.crnngan.BiLstm;
import continuo.crnngan.CRnn;
import continuo.crnngan.DiscriminatorParameters;
import continuo.crnngan.GeneratorParameters;
import continuo.music.Note;
import continuo.music.Score;
import continuo.params.ParameterSchema;
import continuo.quadruplet.Quadruplet;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.Runs;
import continuo.run.SeededRandom;
import continuo.run.TrainingPlan;
import continuo.spi.ModelContext;
import continuo.spi.Representation;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Models;
import continuo.training.AdversarialTrainer;
import continuo.training.FeatureMatching;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Real components, small, put together without plugins being loaded. */
final class SmallTraining {
    static final Representation<Score> REPRESENTATION = new Quadruplet((Quadruplet.Parameters)
            ParameterSchema.of(Quadruplet.Parameters.class).defaults());

    private SmallTraining() {}

    static ModelSet models(Trainer trainer, int units, long seed) {
        ModelContext context = new ModelContext(REPRESENTATION.columns(), seed, 2);
        return new ModelSet(
                trainer,
                new Models(
                        new CRnn(new GeneratorParameters(units, 2, 0, 0), context),
                        Optional.of(new BiLstm(new DiscriminatorParameters(units, 2, 0.2), context)),
                        Optional.of(new FeatureMatching(
                                (FeatureMatching.Parameters) ParameterSchema.of(FeatureMatching.Parameters.class)
                                        .defaults()))));
    }

    static AdversarialTrainer adversarial(Map<String, String> parameters) {
        return new AdversarialTrainer((AdversarialTrainer.Parameters)
                ParameterSchema.of(AdversarialTrainer.Parameters.class).parse(parameters));
    }

    /** Scales, each from another tone. */
    static List<EncodedPiece> pieces(int count, int notes) {
        List<EncodedPiece> pieces = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) {
            List<Note> scale = new ArrayList<>();
            for (int i = 0; i < notes; i++) {
                scale.add(new Note(192L * i, 180, 50 + piece + i % 12, 80, 0));
            }
            pieces.add(encoded("scale " + piece, Score.of(Score.PAPER_TICKS_PER_QUARTER, scale)));
        }
        return pieces;
    }

    static EncodedPiece encoded(String name, Score score) {
        return EncodedPiece.of(
                name,
                name,
                Split.TRAIN,
                Units.toNetwork(REPRESENTATION.encode(score), REPRESENTATION.columns()),
                ContentKinds.SCORE,
                score);
    }

    static RunDirectory run(Path folder, String name, TrainingPlan plan) {
        RunManifest manifest = new RunManifest(
                Instant.EPOCH,
                RunManifest.Versions.current("test"),
                plan,
                new RunManifest.CorpusSummary("none", 1, 1),
                List.of(),
                List.of());
        return new Runs(folder).create(name, manifest);
    }

    static TrainingState start(TrainingPlan plan) {
        return new TrainingState(Course.start(plan), SeededRandom.forLabel(plan.seed(), "noise"));
    }
}
