package continuo.shell;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.shell.console.Table;
import continuo.shell.language.Option;
import continuo.shell.language.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words {@code continuo} was started with.
 *
 * @param mode what to do
 * @param operands for COMMANDS the text of {@code -c}; for FILE the file and its arguments
 * @param runs folder of runs, when given
 */
record StartOptions(
        Mode mode,
        List<String> operands,
        boolean json,
        boolean debug,
        boolean keepGoing,
        boolean dryRun,
        boolean history,
        Optional<String> runs) {
    enum Mode {
        VERSION,
        HELP,
        /** {@code -c TEXT}. */
        COMMANDS,
        /** {@code run FILE ARG…}. */
        FILE,
        /** The interactive shell, or commands from standard input. */
        SHELL
    }

    private static final Option RUNS =
            Option.of("--runs", "DIR", Value.Plain.FOLDER, "keep runs in DIR").otherwise("$CONTINUO_RUNS, or ./runs");

    /** What may stand before {@code run}, {@code -c} or alone. */
    static final List<Option> OPTIONS = List.of(
            Option.flag("--json", "print results as one JSON object a line"),
            Option.flag("--keep-going", "go on after a command that fails; the exit code is still the first error's"),
            Option.flag("--dry-run", "check every command and run none; the exit code is 2 where one cannot work"),
            Option.flag("--no-history", "in the shell, remember nothing that is typed"),
            RUNS,
            Option.flag("--debug", "show stack traces"),
            Option.flag("--version", "print the version"),
            Option.flag("--help", "print this"));

    /** The ways to start it, each with what it does. */
    static final Map<String, String> FORMS = forms();

    private static Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("continuo [OPTION…]", "open the shell; without a terminal, read commands from standard input");
        forms.put(
                "continuo [OPTION…] run FILE [ARG…]",
                "run a file of commands; ARG… are $1, $2 … in it; after -- nothing is an option");
        forms.put("continuo [OPTION…] -c \"COMMANDS\"", "run commands, separated by ;");
        return Collections.unmodifiableMap(forms);
    }

    /** What {@code --help} prints. */
    static List<String> usage() {
        List<String> lines = new ArrayList<>();
        FORMS.forEach((form, what) -> lines.addAll(List.of(form, "    " + what)));
        lines.add("");
        Table table = new Table(Table.Column.text("option", ""), Table.Column.text("help", ""));
        OPTIONS.forEach(option -> table.row("  " + option.synopsis(), option.explained()));
        lines.addAll(table.lines(80));
        lines.add("");
        lines.add("In the shell, help lists the commands, and help exit-codes the exit codes;");
        lines.add("here: continuo -c help");
        return lines;
    }

    private static List<String> known() {
        List<String> known = new ArrayList<>(List.of("-c", "run"));
        OPTIONS.forEach(option -> known.add(option.name()));
        return known;
    }

    /** @throws Failure of kind USER naming every problem */
    static StartOptions parse(List<String> words) {
        return new Parser(words).parse();
    }

    private static final class Parser {
        private final List<String> words;
        private final List<String> problems = new ArrayList<>();
        private int at;
        private Mode mode = Mode.SHELL;
        private List<String> operands = List.of();
        private boolean json;
        private boolean debug;
        private boolean keepGoing;
        private boolean dryRun;
        private boolean history = true;
        private Optional<String> runs = Optional.empty();

        Parser(List<String> words) {
            this.words = words;
        }

        StartOptions parse() {
            while (at < words.size()) {
                String word = words.get(at++);
                if (!option(word)) {
                    word(word);
                }
            }
            boolean informs = mode == Mode.VERSION || mode == Mode.HELP;
            if (!problems.isEmpty() && !informs) {
                throw Failure.user(String.join("; ", problems) + " (continuo --help tells how to start it)");
            }
            return new StartOptions(mode, operands, json, debug, keepGoing, dryRun, history, runs);
        }

        /** Takes an option that may stand anywhere, behind a file's name, too; false for any other word. */
        private boolean option(String word) {
            switch (word) {
                case "--json" -> json = true;
                case "--debug" -> debug = true;
                case "--keep-going" -> keepGoing = true;
                case "--dry-run" -> dryRun = true;
                case "--no-history" -> history = false;
                case "--runs" -> runs = next(word, "a folder");
                default -> {
                    if (!word.startsWith("--runs=")) {
                        return false;
                    }
                    runs = Optional.of(word.substring("--runs=".length()));
                }
            }
            return true;
        }

        private void word(String word) {
            switch (word) {
                case "--version", "-V" -> mode = Mode.VERSION;
                case "--help", "-h" -> mode = mode == Mode.VERSION ? mode : Mode.HELP;
                case "-c" ->
                    begin(Mode.COMMANDS, next(word, "commands").map(List::of).orElse(List.of()));
                case "run" -> begin(Mode.FILE, file());
                default -> problems.add(unknown(word));
            }
        }

        /** The file and its arguments, without the options among them. */
        private List<String> file() {
            List<String> file = new ArrayList<>();
            boolean optionsEnded = false;
            while (at < words.size()) {
                String word = words.get(at++);
                if (!optionsEnded && word.equals("--")) {
                    optionsEnded = true;
                } else if (optionsEnded || !option(word)) {
                    file.add(word);
                }
            }
            if (file.isEmpty()) {
                problems.add("run needs a file of commands");
            }
            return file;
        }

        private void begin(Mode wanted, List<String> with) {
            if (mode == Mode.COMMANDS) {
                problems.add("-c cannot be given twice or together with run: separate commands with ;");
            } else if (mode == Mode.SHELL) {
                mode = wanted;
                operands = with;
            }
        }

        private Optional<String> next(String option, String what) {
            if (at == words.size()) {
                problems.add(option + " needs " + what);
                return Optional.empty();
            }
            return Optional.of(words.get(at++));
        }

        private static String unknown(String word) {
            String what = word.startsWith("-") ? "unknown option \"" : "unknown word \"";
            return what + word + "\"" + Nearest.guess(word, known());
        }
    }
}
