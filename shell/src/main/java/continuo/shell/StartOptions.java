package continuo.shell;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import java.util.ArrayList;
import java.util.List;
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

    static final String USAGE = """
            continuo [OPTION…]                  open the shell; without a terminal, read commands from standard input
            continuo [OPTION…] run FILE [ARG…]  run a file of commands; ARG… are $1, $2 … in it
            continuo [OPTION…] -c "COMMANDS"    run commands, separated by ;

              --json          print results as one JSON object a line
              --keep-going    go on after a command that fails; the exit code is still the first error's
              --dry-run       check every command and run none; the exit code is 2 where one cannot work
              --no-history    in the shell, remember nothing that is typed
              --runs DIR      keep runs in DIR instead of ./runs or $CONTINUO_RUNS
              --debug         show stack traces
              --version       print the version
              --help          print this
              --              what follows belongs to FILE, whatever it looks like

            Exit codes: 0 done, 2 the user's mistake, 3 bad data, 4 a plugin's fault, 5 out of memory, disk or time,
            70 a bug in Continuo, 130 interrupted.
            In the shell, help lists the commands; here: continuo -c help""";

    private static final List<String> KNOWN = List.of(
            "--json",
            "--keep-going",
            "--dry-run",
            "--no-history",
            "--runs",
            "--debug",
            "--version",
            "--help",
            "-c",
            "run");

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
            return what + word + "\""
                    + Nearest.to(word, KNOWN)
                            .map(guess -> "; did you mean " + guess + "?")
                            .orElse("");
        }
    }
}
