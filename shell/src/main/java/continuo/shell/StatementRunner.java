package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.console.Console;
import continuo.shell.language.LineSpan;
import continuo.shell.language.Statement;
import continuo.shell.language.StatementReader;
import continuo.shell.language.Variables;
import continuo.shell.session.Session;
import java.util.List;
import java.util.Optional;

/** Runs statements one after another, until the user leaves. */
final class StatementRunner implements Statement.Visitor {
    private final Interpreter interpreter;
    private final Session session;
    private final Variables variables;
    private final Console console;
    private final Operands operands;
    private final Reaction reaction;

    /** What becomes of an error: it is thrown on where nothing shall be run any more. */
    interface Reaction {
        void failed(LineSpan place, Throwable thrown) throws Exception;
    }

    StatementRunner(Interpreter interpreter, Variables variables, Console console, Reaction reaction) {
        this.interpreter = interpreter;
        this.session = interpreter.session();
        this.variables = variables;
        this.console = console;
        this.operands = new Operands(interpreter, variables);
        this.reaction = reaction;
    }

    void run(StatementReader statements) throws Exception {
        while (!session.leaving().wanted()) {
            Optional<Statement> next = statements.next();
            if (next.isEmpty()) {
                return;
            }
            next.get().accept(this);
        }
    }

    private void run(List<Statement> statements) throws Exception {
        for (Statement statement : statements) {
            if (session.leaving().wanted()) {
                return;
            }
            statement.accept(this);
        }
    }

    @Override
    public void command(Statement.Command command) throws Exception {
        try {
            interpreter.command(command.place(), variables, console);
        } catch (Throwable thrown) {
            reaction.failed(command.place(), thrown);
        }
    }

    @Override
    public void forEach(Statement.ForEach loop) throws Exception {
        List<String> items;
        try {
            items = operands.items(loop);
        } catch (Throwable thrown) {
            reaction.failed(loop.head(), thrown);
            return;
        }
        Optional<String> before = Optional.ofNullable(session.variables().get(loop.variable()));
        try {
            for (String item : items) {
                session.variable(loop.variable(), Optional.of(item));
                run(loop.body());
            }
        } finally {
            session.variable(loop.variable(), before);
        }
    }

    @Override
    public void choice(Statement.Choice choice) throws Exception {
        for (Statement.Choice.Branch branch : choice.branches()) {
            boolean holds;
            try {
                holds = operands.holds(branch.condition());
            } catch (Throwable thrown) {
                // What the rest was meant for is not known.
                reaction.failed(branch.head(), thrown);
                return;
            }
            if (holds) {
                run(branch.body());
                return;
            }
        }
        run(choice.otherwise());
    }

    @Override
    public void faulty(Statement.Faulty faulty) throws Exception {
        for (Statement.Faulty.Fault fault : faulty.faults()) {
            reaction.failed(fault.place(), Failure.user(fault.problem()));
        }
    }
}
