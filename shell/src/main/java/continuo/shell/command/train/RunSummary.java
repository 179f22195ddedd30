package continuo.shell.command.train;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.measure.Metrics;
import continuo.measure.RealMusic;
import continuo.measure.SetRow;
import continuo.plugin.ComponentDescriptor;
import continuo.run.EpochMeasures;
import continuo.run.RunDirectory;
import continuo.shell.command.ChosenCheckpoint;
import continuo.shell.command.measure.Measuring;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Remedies;
import continuo.shell.session.Session;
import continuo.studio.measure.HeldOut;
import continuo.train.Dataset;
import java.util.List;
import java.util.OptionalDouble;

/** What a training came to, in a line: how near to real music the generator composes. */
final class RunSummary {

    /** Fewer real windows would say little about the generator. */
    private static final int FEWEST_REAL = 20;

    private RunSummary() {}

    /**
     * Composes some hundreds of windows and tells what they are like; nothing where no realism is installed, or too little
     * music is held out to compare with. Nothing in JSON either, where a training is one object.
     */
    static void tell(RunDirectory run, Dataset dataset, Session session, Console console) {
        if (console.json()) {
            return;
        }
        tellOfBest(run, console);
        RealMusic real = new HeldOut(dataset).real();
        boolean installed = Measuring.installed(session).all().stream()
                .map(ComponentDescriptor::id)
                .anyMatch(EpochMeasures.REALISM::equals);
        if (!installed || Math.min(real.training().size(), real.heldOut().size()) < FEWEST_REAL) {
            return;
        }
        try {
            Metrics metrics = Measuring.installed(session).metrics(List.of(EpochMeasures.REALISM));
            ChosenCheckpoint checkpoint = ChosenCheckpoint.usual(run, console);
            List<SetRow> rows = RunSamples.evaluate(checkpoint, metrics.setMetrics(), real, session);
            rows.stream()
                    .filter(row -> row.value().isPresent())
                    .forEach(row -> console.paragraph(line(row)
                            + checkpoint.words().map(words -> "; " + words).orElse("")));
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.INTERRUPTED) {
                throw failure;
            }
            // The training was sound all the same.
            console.note("what it composes could not be measured: " + Remedies.told(failure));
        }
    }

    /** Who expects realism to choose the best checkpoint is told where it does not. */
    private static void tellOfBest(RunDirectory run, Console console) {
        boolean usual = run.manifest().plan().best().isEmpty();
        run.best()
                .filter(best -> usual && best.metric().equals(EpochMeasures.NLL))
                .ifPresent(
                        best -> console.paragraph(
                                "the best checkpoint is " + ChosenCheckpoint.of(best)
                                        + ": chosen by the held-out negative log-likelihood, since realism needs more pieces held out"));
    }

    private static String line(SetRow row) {
        StringBuilder line = new StringBuilder(row.metric() + " " + shown(row.value()));
        row.interval()
                .ifPresent(i -> line.append(" (")
                        .append(Numbers.shown(i.low()))
                        .append("..")
                        .append(Numbers.shown(i.high()))
                        .append(')'));
        line.append(" of ").append(Quantity.of(row.windows(), "new piece", "new pieces"));
        line.append("; real music ")
                .append(shown(row.real()))
                .append(", random pitches ")
                .append(shown(row.chance()));
        return line.toString();
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? Numbers.shown(value.getAsDouble()) : "-";
    }
}
