package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.console.Output;
import continuo.shell.language.Lexed;
import continuo.shell.language.LineSpan;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tells the errors of a script with their place and line, and remembers the first one's exit code. */
final class ScriptErrors implements StatementRunner.Reaction {
    private final Sink sink;
    private final Optional<String> script;
    private final boolean goOn;
    private final Function<LineSpan, Lexed> words;
    private int exitCode;

    /**
     * Where errors go, for all scripts of one start.
     *
     * @param flush has what was printed before an error appear before it
     * @param once whether an error is told once only, as where loops are checked word by word
     * @param told what was told, when that is
     */
    record Sink(Faults faults, Output errors, Runnable flush, boolean once, Set<String> told) {
        static Sink of(Faults faults, Output errors, Runnable flush, boolean once) {
            return new Sink(faults, errors, flush, once, new HashSet<>());
        }
    }

    /**
     * @param script the file's name; empty where there is none to name, as with {@code -c}
     * @param goOn whether the script goes on after an error
     * @param words what the lexer makes of a place
     */
    ScriptErrors(Sink sink, Optional<String> script, boolean goOn, Function<LineSpan, Lexed> words) {
        this.sink = sink;
        this.script = script;
        this.goOn = goOn;
        this.words = words;
    }

    /** That of the first error; 0 without one. */
    int exitCode() {
        return exitCode;
    }

    @Override
    public void failed(LineSpan place, Throwable thrown) {
        if (thrown instanceof Output.Closed closed) {
            throw closed;
        }
        int code = thrown instanceof ScriptRunner.Stopped stopped ? stopped.exitCode() : told(place, thrown);
        exitCode = exitCode == 0 ? code : exitCode;
        if (!goOn || code == Failure.Kind.INTERRUPTED.exitCode()) {
            throw new ScriptRunner.Stopped(exitCode);
        }
    }

    private int told(LineSpan place, Throwable thrown) {
        Faults.Fault fault = sink.faults().of(thrown);
        String where = script.map(name -> name + ":" + place.line().line()).orElse("continuo") + ": ";
        if (sink.once() && !sink.told().add(where + fault.message())) {
            return fault.exitCode();
        }
        sink.flush().run();
        sink.errors().line(where + fault.message());
        if (script.isPresent() && fault.exitCode() != Failure.Kind.INTERRUPTED.exitCode()) {
            SourceExcerpt.of(place, words.apply(place), fault.message()).forEach(sink.errors()::line);
        }
        sink.errors().flush();
        return fault.exitCode();
    }
}
