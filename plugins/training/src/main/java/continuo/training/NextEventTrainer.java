package continuo.training;

import continuo.learn.Curriculum;
import continuo.learn.GradientTrainer;
import continuo.learn.NextEventScore;
import continuo.learn.OptimiserParameters;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Demanding;
import continuo.spi.Lesson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pf4j.Extension;

/**
 * The paper's baseline: the generator's network trained only to predict the next event (teacher forcing). The paper's
 * score is the squared error.
 */
@Extension
@Component(
        id = "next-event",
        summary = "the baseline: the next event, no adversary",
        source = "Mogren 2016, arXiv:1611.09904, section 4")
public final class NextEventTrainer extends GradientTrainer {
    /** What can be set. */
    public record Parameters(
            @Parameter(help = "sequences a batch", value = "20", min = 1, max = 4096)
            int batch,

            @Parameter(help = "steps a sequence", value = "100", min = 2, max = 10_000)
            int steps,

            @Parameter(
                    help =
                            "steps by which sequences grow each epoch of --pretrain; 0 has them whole at once, as the other"
                                    + " epochs do",
                    value = "0",
                    min = 0,
                    max = 10_000)
            int growth,

            @Parameter(help = NextEventScore.HELP, value = "auto")
            NextEventScore score,

            @Parameter(help = "how weights follow gradients", value = "adam")
            OptimiserParameters.Method optimiser,

            @Parameter(help = "learning rate", value = "0.002", min = 0, max = 10)
            double rate,

            @Parameter(
                    help = "strength of the penalty l2/2 on the sum of squared weights",
                    value = "0",
                    min = 0,
                    max = 10)
            double l2,

            @Parameter(help = "largest global norm of a gradient; 0 for no limit", value = "1", min = 0, max = 1e6)
            double clip,

            @Parameter(
                    help =
                            "share of the average of the generator's weights, which is drawn with, that is kept each step;"
                                    + " 0 draws with the last weights",
                    value = "0.99",
                    min = 0,
                    max = 0.99999)
            double averaging)
            implements Demanding {
        public Parameters {
            if (growth > steps) {
                throw new IllegalArgumentException("growth=" + growth + " is more than steps=" + steps);
            }
        }

        @Override
        public List<List<Class<?>>> generatorCapabilities() {
            return List.of(score.capabilities());
        }
    }

    private final Parameters parameters;

    public NextEventTrainer(Parameters parameters) {
        super(
                parameters.batch(),
                new Curriculum(Phases.PRETRAIN, parameters.growth(), parameters.steps()),
                parameters.averaging());
        this.parameters = parameters;
    }

    @Override
    public List<Phase> phases() {
        return List.of(Phases.pretrain("the next event, with growing sequences", 1), Phases.train("the next event", 1));
    }

    @Override
    public Map<String, Double> step(Lesson lesson) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(
                "loss.next", parameters.score().computeGradient(lesson.generator(), lesson.batch(), lesson.random()));
        OptimiserParameters rule =
                new OptimiserParameters(parameters.optimiser(), parameters.rate(), parameters.l2(), parameters.clip());
        figures.put("norm.g", descend("generator", lesson.generator(), rule, lesson));
        takeIntoAverage(lesson.generator());
        return figures;
    }
}
