package continuo.shell.command.study;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.Runs;
import continuo.shell.command.Loading;
import continuo.shell.command.Problems;
import continuo.shell.command.Scripts;
import continuo.shell.language.Arguments;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import continuo.studio.study.Study;
import continuo.studio.study.StudyFolder;
import continuo.studio.study.Variant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A study as a command asks for it, joined with what there is of it.
 *
 * @param study all of it; only sound where there are no problems
 * @param added how many variants and seeds are new to a study that was there before, in words; empty when none
 * @param problems everything that is wrong, found before anything is trained
 */
record StudyPlan(Study study, Optional<String> added, List<String> problems) {
    private static final int MOST_SEEDS = 1000;

    static StudyPlan of(Arguments arguments, Session session, Scripts scripts) {
        String name = arguments.word(StudyCommand.NAME.name());
        if (!Runs.isName(name)) {
            return new StudyPlan(
                    new Study(name, List.of(), List.of(), 1),
                    Optional.empty(),
                    List.of("\"" + name + "\" cannot be the name of a study: give letters, digits, - _ or ."));
        }
        Optional<Study> before =
                StudyFolder.of(name, session.workplace().runsFolder()).study();
        List<String> words = arguments.words(StudyCommand.WHAT.name());
        StudyDefinition definition = new StudyDefinition(
                session, scripts, arguments.number(StudyCommand.PRETRAIN), arguments.number(StudyCommand.EPOCHS));
        List<Variant> variants = before.isPresent() && words.isEmpty() ? List.of() : definition.variants(words);
        List<String> problems = new ArrayList<>(definition.problems());
        List<Long> seeds = Problems.of(
                problems,
                () -> arguments.option(StudyCommand.SEEDS).map(StudyPlan::seeds).orElse(List.of()));
        int pieces = (int) arguments.number(StudyCommand.PIECES).orElse(StudyCommand.PIECES_DEFAULT);
        if (before.isEmpty()) {
            Study study = new Study(name, variants, seeds.isEmpty() ? List.of(Loading.SEED) : seeds, pieces);
            problems.addAll(foreignRuns(study, session));
            return new StudyPlan(study, Optional.empty(), problems);
        }
        problems.addAll(conflicts(before.get(), variants, arguments, session));
        Study study = before.get().and(variants, seeds);
        problems.addAll(foreignRuns(study, session));
        return new StudyPlan(study, added(before.get(), study), problems);
    }

    /** {@code 1,2,3} or {@code 1..5}. */
    private static List<Long> seeds(String text) {
        Set<Long> seeds = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("\\.\\.", -1);
            try {
                long from = Long.parseLong(ends[0]);
                long to = Long.parseLong(ends[ends.length - 1]);
                if (ends.length > 2 || to < from || to - from >= MOST_SEEDS) {
                    throw new NumberFormatException();
                }
                LongStream.rangeClosed(from, to).forEach(seeds::add);
            } catch (NumberFormatException e) {
                throw Failure.user("--seeds is a list such as 1,2,3 or 1..5, not \"" + text + "\"");
            }
        }
        return List.copyOf(seeds);
    }

    /** Where the command wants another study than there is. */
    private static List<String> conflicts(Study before, List<Variant> variants, Arguments arguments, Session session) {
        List<String> conflicts = new ArrayList<>();
        for (Variant variant : variants) {
            before.variants().stream()
                    .filter(known -> known.name().equals(variant.name()))
                    .flatMap(known -> variant.differences(known, session.plugins()).stream())
                    .forEach(what -> conflicts.add("of " + variant.label() + " " + words(what)));
        }
        if (variants.isEmpty()) {
            // Without words the study is taken as it is: options that would change it must not go unheard.
            for (Variant known : before.variants()) {
                arguments.number(StudyCommand.EPOCHS).stream()
                        .filter(epochs -> epochs != known.epochs())
                        .forEach(epochs -> conflicts.add(
                                "of " + known.label() + " --epochs was " + known.epochs() + " and is " + epochs));
                arguments.number(StudyCommand.PRETRAIN).stream()
                        .filter(epochs -> epochs != known.pretrain())
                        .forEach(epochs -> conflicts.add(
                                "of " + known.label() + " --pretrain was " + known.pretrain() + " and is " + epochs));
            }
        }
        arguments.number(StudyCommand.PIECES).stream()
                .filter(pieces -> pieces != before.pieces())
                .forEach(pieces -> conflicts.add("--pieces was " + before.pieces() + " and is " + pieces));
        return conflicts.isEmpty()
                ? List.of()
                : List.of("the study " + before.name() + " was begun otherwise: " + String.join("; ", conflicts)
                        + " (give this one another name, or leave out what differs to go on with it)");
    }

    /** Lengths of training as the user gives them: {@code --epochs was 1 and is 2}. */
    private static String words(Design.Difference difference) {
        boolean option = List.of(Variant.PRETRAIN, Variant.EPOCHS).contains(difference.part());
        return (option ? "--" : "") + difference.part() + " was " + difference.before() + " and is "
                + difference.after();
    }

    private static Optional<String> added(Study before, Study now) {
        List<String> parts = new ArrayList<>();
        int variants = now.variants().size() - before.variants().size();
        int seeds = now.seeds().size() - before.seeds().size();
        if (variants > 0) {
            parts.add(variants + (variants == 1 ? " variant" : " variants"));
        }
        if (seeds > 0) {
            parts.add(seeds + (seeds == 1 ? " seed" : " seeds"));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", parts));
    }

    /** Names that no run can have, and runs of the study's names that are not what the study wants. */
    private static List<String> foreignRuns(Study study, Session session) {
        Map<String, RunDirectory> runs = new LinkedHashMap<>();
        session.runs().list().stream()
                .filter(run -> !session.foresight().concerns(run.name()))
                .forEach(run -> runs.put(run.name(), run));
        List<String> problems = new ArrayList<>();
        for (Study.Cell cell : study.cells()) {
            if (!Runs.isName(cell.run())) {
                problems.add("the run " + cell.run() + " would have a name that is too long: name the study or the"
                        + " variant (\"NAME: COMMANDS\") more shortly");
            } else if (runs.containsKey(cell.run())) {
                List<String> differences =
                        differences(cell, runs.get(cell.run()).manifest(), session);
                if (!differences.isEmpty()) {
                    problems.add("there is a run " + cell.run() + " already that is another: "
                            + String.join("; ", differences) + " (runs rm " + cell.run()
                            + " deletes it; or give the study another name)");
                }
            }
        }
        return problems;
    }

    private static List<String> differences(Study.Cell cell, RunManifest manifest, Session session) {
        List<String> differences = new ArrayList<>();
        Variant variant = cell.variant();
        Map<Kind, List<String>> wanted = new EnumMap<>(Kind.class);
        variant.decisive(session.plugins())
                .forEach(choice -> wanted.computeIfAbsent(choice.kind(), kind -> new ArrayList<>())
                        .add(choice.toString()));
        Map<Kind, List<String>> found = new EnumMap<>(Kind.class);
        manifest.components()
                .forEach(choice -> found.computeIfAbsent(choice.kind(), kind -> new ArrayList<>())
                        .add(new Choice(choice.kind(), choice.id(), choice.parameters()).toString()));
        wanted.forEach((kind, choices) -> {
            if (!choices.equals(found.get(kind))) {
                differences.add("its " + kind.word() + " is " + String.join(", ", found.getOrDefault(kind, List.of())));
            }
        });
        if (manifest.plan().pretrainEpochs() != variant.pretrain()
                || manifest.plan().epochs() != variant.epochs()) {
            differences.add("it has " + manifest.plan().pretrainEpochs() + " epochs of pre-training and "
                    + manifest.plan().epochs() + " of training");
        }
        if (manifest.plan().seed() != cell.seed()) {
            differences.add("its seed is " + manifest.plan().seed());
        }
        return differences;
    }
}
