package continuo.shell.manual;

import continuo.shell.language.Option;
import continuo.shell.language.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion of the word {@code continuo} and what follows it in bash and zsh. */
public final class ShellCompletion {
    private ShellCompletion() {}

    /** For {@code share/bash-completion/completions/continuo}. */
    public static List<String> bash(Start start) {
        List<String> lines = new ArrayList<>();
        lines.add("# bash completion for continuo; made from its declarations.");
        lines.add("_continuo() {");
        lines.add("    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} i");
        lines.add("    COMPREPLY=()");
        lines.add("    # After run there are a file of commands and its arguments.");
        lines.add("    for ((i = 1; i < COMP_CWORD; i++)); do");
        lines.add("        if [[ ${COMP_WORDS[i]} == run ]]; then");
        lines.add("            compopt -o filenames 2>/dev/null");
        lines.add("            mapfile -t COMPREPLY < <(compgen -f -- \"$word\")");
        lines.add("            return");
        lines.add("        fi");
        lines.add("    done");
        lines.add("    case $before in");
        for (Option option : start.options()) {
            if (option.value().isPresent()) {
                lines.add("        " + option.name() + ")");
                lines.add("            compopt -o filenames 2>/dev/null");
                lines.add("            mapfile -t COMPREPLY < <(compgen " + flag(option) + " -- \"$word\")");
                lines.add("            return ;;");
            }
        }
        lines.add("        -c) return ;;");
        lines.add("    esac");
        lines.add("    mapfile -t COMPREPLY < <(compgen -W '" + words(start).collect(Collectors.joining(" "))
                + "' -- \"$word\")");
        lines.add("}");
        lines.add("complete -F _continuo continuo");
        return lines;
    }

    /** For {@code share/zsh/site-functions/_continuo}. */
    public static List<String> zsh(Start start) {
        List<String> lines = new ArrayList<>();
        lines.add("#compdef continuo");
        lines.add("# Made from continuo's declarations.");
        lines.add("_arguments -S \\");
        for (Option option : start.options()) {
            String value = option.value()
                    .map(operand -> ":" + operand.name() + ":" + (folder(option) ? "_files -/" : "_files"))
                    .orElse("");
            lines.add("    '" + option.name() + "[" + quoted(option.explained()) + "]" + value + "' \\");
        }
        lines.add("    '-c[" + quoted("run commands, separated by ;") + "]:COMMANDS:' \\");
        lines.add("    '1:command:(run)' \\");
        lines.add("    '*:file:_files'");
        return lines;
    }

    private static Stream<String> words(Start start) {
        return Stream.concat(start.options().stream().map(Option::name), Stream.of("-c", "run"));
    }

    private static String flag(Option option) {
        return folder(option) ? "-d" : "-f";
    }

    private static boolean folder(Option option) {
        return option.value()
                .filter(operand -> operand.value() == Value.Plain.FOLDER)
                .isPresent();
    }

    /** For a description between brackets and single quotes. */
    private static String quoted(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:")
                .replace("'", "'\\''");
    }
}
