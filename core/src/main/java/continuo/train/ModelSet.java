package continuo.train;

import continuo.design.Experiment;
import continuo.plugin.PluginHost;
import continuo.run.SeededRandom;
import continuo.spi.Column;
import continuo.spi.Discriminator;
import continuo.spi.Generator;
import continuo.spi.Loss;
import continuo.spi.Model;
import continuo.spi.ModelContext;
import continuo.spi.Requires;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Models;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The models of an experiment, fresh from its seed.
 *
 * @param trainer what trains them
 * @param models as the trainer takes them
 */
record ModelSet(Trainer trainer, Models models) implements AutoCloseable {
    /** Creates what the experiment's trainer needs; a discriminator that nothing would train is not made. */
    static ModelSet create(PluginHost host, Experiment experiment, List<Column> columns, long seed, int threads) {
        Trainer trainer = host.create(Trainer.class, experiment.trainer());
        Generator generator =
                host.create(Generator.class, experiment.generator(), context(columns, seed, "generator", threads));
        int conditions = (int) columns.stream().filter(Column::given).count();
        Requires requires = trainer.getClass().getAnnotation(Requires.class);
        if (requires == null || requires.discriminator().length == 0) {
            return new ModelSet(trainer, new Models(generator, Optional.empty(), Optional.empty(), conditions));
        }
        Discriminator discriminator = host.create(
                Discriminator.class, experiment.discriminator(), context(columns, seed, "discriminator", threads));
        Loss loss = host.create(Loss.class, experiment.loss());
        return new ModelSet(trainer, new Models(generator, Optional.of(discriminator), Optional.of(loss), conditions));
    }

    static ModelContext context(List<Column> columns, long seed, String name, int threads) {
        return ModelContext.of(columns, SeededRandom.forLabel(seed, name).nextLong(), threads);
    }

    /** Runs something while the generator has the weights that it is to draw with. */
    void drawing(Runnable draw) {
        Optional<INDArray> average = trainer.average();
        if (average.isEmpty()) {
            draw.run();
            return;
        }
        INDArray weights = models.generator().weights();
        INDArray trained = weights.dup();
        weights.assign(average.get());
        models.generator().weightsChanged();
        try {
            draw.run();
        } finally {
            weights.assign(trained);
            models.generator().weightsChanged();
        }
    }

    /** The models by the names they have in files. */
    Map<String, Model> byName() {
        Map<String, Model> named = new LinkedHashMap<>();
        named.put("generator", models.generator());
        models.discriminator().ifPresent(discriminator -> named.put("discriminator", discriminator));
        return named;
    }

    @Override
    public void close() {
        byName().values().forEach(Model::close);
    }
}
