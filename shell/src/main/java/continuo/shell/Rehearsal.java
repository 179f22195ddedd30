package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.console.Console;
import continuo.shell.language.LineSpan;
import continuo.shell.language.Statement;
import continuo.shell.language.StatementReader;
import continuo.shell.language.Variables;
import continuo.shell.session.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks statements and runs none: every part of an {@code if}, a loop's commands for every word. The session goes on
 * with the part that its condition would choose now.
 */
final class Rehearsal implements Statement.Visitor {
    private final Interpreter interpreter;
    private final Session session;
    private final Variables variables;
    private final Console silent;
    private final Operands operands;
    private final StatementRunner.Reaction reaction;
    /** Patterns that stand for files yet to be made; of them nothing wrong can be said. */
    private final Set<String> standIns = new HashSet<>();

    /** Whether values that are known now keep the commands at hand from ever being run. */
    private boolean ruledOut;

    private int commands;

    /** @param silent nobody sees what goes there */
    Rehearsal(Interpreter interpreter, Variables variables, Console silent, StatementRunner.Reaction reaction) {
        this.interpreter = interpreter;
        this.session = interpreter.session();
        this.variables = variables;
        this.silent = silent;
        this.operands = new Operands(interpreter, variables);
        this.reaction = reaction;
    }

    void run(StatementReader statements) throws Exception {
        Optional<Statement> next = statements.next();
        while (next.isPresent()) {
            next.get().accept(this);
            next = statements.next();
        }
    }

    /** How many commands were checked; in a loop each once a word. */
    int commands() {
        return commands;
    }

    private void run(List<Statement> statements, boolean never) throws Exception {
        boolean before = ruledOut;
        ruledOut |= never;
        for (Statement statement : statements) {
            statement.accept(this);
        }
        ruledOut = before;
    }

    @Override
    public void command(Statement.Command command) throws Exception {
        commands++;
        try {
            interpreter.rehearse(command.place(), variables, silent);
        } catch (Throwable thrown) {
            failed(command.place(), command.place(), thrown);
        }
    }

    /** @param operands in which variables may be missing */
    private void failed(LineSpan place, LineSpan operands, Throwable thrown) throws Exception {
        String message = String.valueOf(thrown.getMessage());
        boolean excused = thrown instanceof Failure
                && (standIns.stream().anyMatch(message::contains)
                        || ruledOut
                                && interpreter.lex(operands, variables).missing().stream()
                                        .anyMatch(name -> Character.isDigit(name.charAt(0))));
        if (!excused) {
            reaction.failed(place, thrown);
        }
    }

    @Override
    public void forEach(Statement.ForEach loop) throws Exception {
        Operands.Foreseen foreseen;
        try {
            foreseen = operands.foreseen(loop);
        } catch (Throwable thrown) {
            failed(loop.head(), loop.words(), thrown);
            return;
        }
        standIns.addAll(foreseen.standIns());
        Optional<String> before = Optional.ofNullable(session.variables().get(loop.variable()));
        for (String item : foreseen.items()) {
            session.variable(loop.variable(), Optional.of(item));
            run(loop.body(), false);
        }
        session.variable(loop.variable(), before);
    }

    @Override
    public void choice(Statement.Choice choice) throws Exception {
        Session.Moment before = session.moment();
        Optional<Session.Moment> after = Optional.empty();
        boolean decided = false;
        for (Statement.Choice.Branch branch : choice.branches()) {
            Optional<Boolean> holds = holds(branch);
            boolean known = branch.condition().onlyValues() && holds.isPresent();
            run(branch.body(), decided || known && !holds.get());
            decided |= known && holds.get();
            if (after.isEmpty() && holds.orElse(false)) {
                after = Optional.of(session.moment());
            }
            session.goBackTo(before);
        }
        run(choice.otherwise(), decided);
        after.ifPresent(session::goBackTo);
    }

    private Optional<Boolean> holds(Statement.Choice.Branch branch) throws Exception {
        try {
            return Optional.of(operands.holds(branch.condition()));
        } catch (Throwable thrown) {
            failed(branch.head(), branch.head(), thrown);
            return Optional.empty();
        }
    }

    @Override
    public void faulty(Statement.Faulty faulty) throws Exception {
        for (Statement.Faulty.Fault fault : faulty.faults()) {
            reaction.failed(fault.place(), Failure.user(fault.problem()));
        }
    }
}
