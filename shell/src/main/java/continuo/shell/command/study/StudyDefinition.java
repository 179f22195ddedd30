package continuo.shell.command.study;

import continuo.design.Design;
import continuo.design.ExperimentCheck;
import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.run.Runs;
import continuo.shell.command.Problems;
import continuo.shell.command.Scripts;
import continuo.shell.command.train.TrainCommand;
import continuo.shell.language.Quoting;
import continuo.shell.session.Foresight;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import continuo.studio.study.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes out of the words of a study what they mean, and finds everything that is wrong with that. */
final class StudyDefinition {
    /** {@code NAME: COMMANDS}. */
    private static final Pattern NAMED = Pattern.compile("([\\p{L}\\p{N}][\\p{L}\\p{N}._-]*):\\s+(.*)", Pattern.DOTALL);

    private static final String ENDING = ".continuo";

    private final Session session;
    private final Scripts scripts;
    private final OptionalLong pretrain;
    private final OptionalLong epochs;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param pretrain what goes before the files' own
     * @param epochs likewise
     */
    StudyDefinition(Session session, Scripts scripts, OptionalLong pretrain, OptionalLong epochs) {
        this.session = session;
        this.scripts = scripts;
        this.pretrain = pretrain;
        this.epochs = epochs;
    }

    /** What is wrong with the words, known once {@link #variants} was asked. */
    List<String> problems() {
        return problems;
    }

    /**
     * The variants that words describe, all combinations of them; one, the session's experiment, where there are no words.
     * Where there are problems, those that are sound.
     */
    List<Variant> variants(List<String> words) {
        List<StudyAxis> axes = new ArrayList<>();
        List<Variant> bases = new ArrayList<>();
        for (String word : words) {
            if (StudyAxis.isOne(word)) {
                axes.addAll(Problems.of(problems, () -> List.of(StudyAxis.of(word, session))));
            } else {
                bases.addAll(bases(word));
            }
        }
        if (bases.isEmpty() && problems.isEmpty()) {
            bases.add(variant("", session.design(), Optional.empty()));
        }
        List<Variant> variants = new ArrayList<>();
        for (Variant base : bases) {
            for (List<String> values : combinations(axes)) {
                variants.addAll(Problems.of(problems, () -> List.of(varied(base, axes, values))));
            }
        }
        List<Variant> settled = fitting(variants, axes);
        checkDifferent(settled);
        return settled;
    }

    /** What a word that is no axis brings about: a file or commands, which may train several experiments. */
    private List<Variant> bases(String word) {
        Matcher named = NAMED.matcher(word);
        boolean inline = named.matches();
        String name = inline ? named.group(1) : stem(word);
        List<Variant> found = new ArrayList<>();
        problems.addAll(Problems.of(() -> {
            String commands = inline ? named.group(2) : "run " + file(word);
            Session trial = trial();
            List<String> wrong = foresee(commands, trial);
            wrong.forEach(problem -> problems.add(problem.contains(name) ? problem : name + ": " + problem));
            List<Foresight.Training> trainings = trial.foresight().trainings();
            if (!wrong.isEmpty()) {
                return;
            }
            if (trainings.isEmpty()) {
                found.add(variant(name, trial.design(), Optional.empty()));
            } else if (trainings.size() == 1) {
                found.add(variant(name, trainings.get(0).design(), Optional.of(trainings.get(0))));
            } else {
                trainings.forEach(training -> found.add(variant(
                        training.name()
                                .orElseThrow(() -> Failure.user(name + " trains " + trainings.size()
                                        + " experiments: give each train a --name to tell them apart")),
                        training.design(),
                        Optional.of(training))));
            }
        }));
        return found;
    }

    private List<String> foresee(String commands, Session trial) {
        try {
            return scripts.foresee(commands, trial);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A session to try commands in, in which nothing was trained yet. */
    private Session trial() {
        Session trial = session.snapshot();
        Foresight nothing = Foresight.NONE;
        for (RunDirectory run : session.runs().list()) {
            nothing = nothing.withoutRun(run.name());
        }
        trial.foresee(nothing);
        return trial;
    }

    /** A file's name as a word, or the file with its arguments as they are. */
    private String file(String word) {
        return word.indexOf(' ') < 0 || Files.exists(session.environment().path(word)) ? Quoting.quoted(word) : word;
    }

    private static String stem(String word) {
        String first = word.strip().split("\\s+", 2)[0];
        String file = first.substring(first.lastIndexOf('/') + 1);
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }

    private Variant variant(String name, Design design, Optional<Foresight.Training> training) {
        long before = training.map(t -> (long) t.plan().pretrainEpochs()).orElse(TrainCommand.PRETRAIN_EPOCHS);
        long then = training.map(t -> (long) t.plan().epochs()).orElse(TrainCommand.EPOCHS);
        return new Variant(name, design, (int) pretrain.orElse(before), (int) epochs.orElse(then));
    }

    /** Every choice of one value an axis; the values of the last axis change first. */
    private static List<List<String>> combinations(List<StudyAxis> axes) {
        List<List<String>> all = List.of(List.of());
        for (StudyAxis axis : axes) {
            List<List<String>> more = new ArrayList<>();
            for (List<String> before : all) {
                for (String value : axis.values()) {
                    List<String> with = new ArrayList<>(before);
                    with.add(value);
                    more.add(with);
                }
            }
            all = more;
        }
        return all;
    }

    private Variant varied(Variant base, List<StudyAxis> axes, List<String> values) {
        StringBuilder name = new StringBuilder(base.name());
        Design design = base.design();
        // A component first, then its parameters, in whatever order they were named.
        for (boolean parameters : new boolean[] {false, true}) {
            for (int i = 0; i < axes.size(); i++) {
                if (axes.get(i).parameter().isPresent() == parameters) {
                    design = axes.get(i).apply(design, values.get(i), session);
                }
            }
        }
        for (int i = 0; i < axes.size(); i++) {
            name.append(name.isEmpty() ? "" : "-").append(axes.get(i).part(values.get(i)));
        }
        return new Variant(name.toString(), design, base.pretrain(), base.epochs());
    }

    /** The variants that can be trained, settled; what is wrong with the others is said once for all of them. */
    private List<Variant> fitting(List<Variant> variants, List<StudyAxis> axes) {
        Map<String, List<String>> misfits = new LinkedHashMap<>();
        List<Variant> fitting = new ArrayList<>();
        for (Variant variant : variants) {
            List<String> wrong = new ArrayList<>();
            wrong.addAll(Problems.of(() -> {
                Variant settled = variant.settled(session.plugins());
                new ExperimentCheck(session.plugins()).check(settled.design().experiment(session.plugins()));
                wrong.addAll(idle(settled, axes));
                if (wrong.isEmpty()) {
                    fitting.add(settled);
                }
            }));
            if (variant.pretrain() + variant.epochs() == 0) {
                wrong.add("there is nothing to train with 0 epochs");
            }
            wrong.forEach(what ->
                    misfits.computeIfAbsent(what, key -> new ArrayList<>()).add(variant.label()));
        }
        misfits.forEach((what, names) ->
                problems.add((names.size() == variants.size() ? "" : String.join(", ", names) + ": ") + what));
        return fitting;
    }

    /** What is varied of a trainer that has no use for it. */
    private List<String> idle(Variant variant, List<StudyAxis> axes) {
        String trainer = variant.design().choice(Kind.TRAINER).id();
        if (ExperimentCheck.takesLoss(session.plugins().component(Kind.TRAINER, trainer))) {
            return List.of();
        }
        return axes.stream()
                .filter(StudyAxis::adversarial)
                .map(axis ->
                        "the trainer " + trainer + " takes no " + axis.kind().word()
                                + ", so that varying it varies nothing; name this variant by itself ('baseline: use trainer "
                                + trainer + "')")
                .toList();
    }

    private void checkDifferent(List<Variant> variants) {
        Map<List<String>, String> trainings = new LinkedHashMap<>();
        Map<String, Variant> names = new LinkedHashMap<>();
        for (Variant variant : variants) {
            if (!variant.name().isEmpty() && !Runs.isName(variant.name())) {
                problems.add("\"" + variant.name()
                        + "\" cannot be the name of a variant: give up to 40 letters, digits," + " - _ or .");
            }
            if (names.put(variant.name(), variant) != null) {
                problems.add("two variants are called " + variant.label() + "; name them ('NAME: run FILE')");
                continue;
            }
            String same = trainings.put(variant.training(session.plugins()), variant.label());
            if (same != null) {
                problems.add(same + " and " + variant.label() + " are the same experiment");
            }
        }
    }
}
