package continuo.shell.language;

import continuo.fault.Failure;
import continuo.shell.language.Pieces.Piece;
import continuo.shell.language.Statement.Choice;
import continuo.shell.language.Statement.Faulty;
import continuo.shell.language.Statement.ForEach;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the commands of a script together to statements. Holds no more of the script than one statement:
 *
 * <pre>
 * statement = command
 *           | "foreach" NAME "in" WORD… "do" statement… "end"
 *           | "if" condition "do" statement… ["else if" condition "do" statement…]… ["else" statement…] "end"
 * </pre>
 *
 * A statement ends with its line or at {@code ;}, behind {@code do} and {@code else} it may follow at once.
 */
public final class StatementReader {
    private static final String FOREACH = "foreach";
    private static final String IF = "if";
    private static final String ELSE = "else";
    private static final String DO = "do";
    private static final String END = "end";

    private final Pieces pieces;
    private int depth;
    private boolean unclosed;

    public StatementReader(CommandLines lines) {
        this.pieces = new Pieces(lines);
    }

    public static StatementReader of(String text) {
        return new StatementReader(new CommandLines(new StringReader(text)));
    }

    /** Whether the text only begins something: a quote, a backslash at the end or a block is still open. */
    public static boolean incomplete(String text) {
        if (!Lexer.cut(text).complete()) {
            return true;
        }
        StatementReader reader = of(text);
        try {
            Optional<Statement> statement = reader.next();
            while (statement.isPresent()) {
                statement = reader.next();
            }
            return reader.unclosed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next statement; empty at the script's end. */
    public Optional<Statement> next() throws IOException {
        pieces.beginStatement();
        Optional<Piece> piece = pieces.take();
        Optional<Statement> statement = piece.isPresent() ? Optional.of(statement(piece.get())) : Optional.empty();
        Optional<Faulty> fault = pieces.takeFault();
        return fault.isPresent() ? Optional.of(fault.get()) : statement;
    }

    private Statement statement(Piece piece) throws IOException {
        boolean loop = piece.begins(FOREACH);
        if ((loop || piece.begins(IF)) && !asksForHelp(piece)) {
            List<Faulty.Fault> faults = new ArrayList<>();
            depth++;
            Statement block = loop ? forEach(piece, faults) : choice(piece, faults);
            depth--;
            return faults.isEmpty() ? block : new Faulty(faults);
        }
        if (piece.begins(END)) {
            return Faulty.at(piece.place(), "\"end\" stands here without a foreach or an if before it");
        }
        if (piece.begins(ELSE)) {
            return Faulty.at(piece.place(), "\"else\" stands here without an if before it");
        }
        return new Statement.Command(piece.place());
    }

    private static boolean asksForHelp(Piece piece) {
        return piece.words().size() == 2 && piece.words().get(1).is(Option.HELP.name());
    }

    private Statement forEach(Piece head, List<Faulty.Fault> faults) throws IOException {
        int end = head.find(DO);
        List<Word> words = head.words().subList(0, end);
        Optional<String> problem = forEachProblem(words, end < head.words().size());
        problem.ifPresent(text -> faults.add(new Faulty.Fault(head.place(), text)));
        Body body = body(head, end, false, faults);
        return problem.isPresent()
                ? new Faulty(faults)
                : new ForEach(head.place(0, end + 1), words.get(1).text(), head.place(3, end), body.statements());
    }

    private static Optional<String> forEachProblem(List<Word> words, boolean hasDo) {
        String form = ": foreach NAME in WORD… do";
        if (words.size() > 1 && !Variables.isName(words.get(1).text())) {
            return Optional.of("\"" + words.get(1).text() + "\" cannot be the name of a variable: give letters, digits"
                    + " and _, beginning with a letter, without $");
        }
        if (words.size() < 3 || !words.get(2).is("in")) {
            return Optional.of("foreach lacks its in" + form);
        }
        if (!hasDo) {
            return Optional.of("foreach lacks its do" + form);
        }
        return words.size() == 3 ? Optional.of("foreach has no words to go through" + form) : Optional.empty();
    }

    private Statement choice(Piece head, List<Faulty.Fault> faults) throws IOException {
        List<Choice.Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        Optional<Piece> next = Optional.of(head);
        while (next.isPresent()) {
            Body body = branch(next.get(), branches, faults);
            Optional<Piece> afterElse = body.elseOnward().flatMap(piece -> piece.from(1));
            next = afterElse.filter(piece -> piece.begins(IF));
            if (body.elseOnward().isPresent() && next.isEmpty()) {
                afterElse.ifPresent(pieces::putBack);
                otherwise = statements(head, false, faults).statements();
            }
        }
        return new Choice(branches, otherwise);
    }

    private Body branch(Piece head, List<Choice.Branch> branches, List<Faulty.Fault> faults) throws IOException {
        int end = head.find(DO);
        Optional<Condition> condition = condition(head, end, faults);
        Body body = body(head, end, true, faults);
        condition.ifPresent(found -> branches.add(new Choice.Branch(head.place(0, end + 1), found, body.statements())));
        return body;
    }

    private static Optional<Condition> condition(Piece head, int end, List<Faulty.Fault> faults) {
        try {
            if (end == head.words().size()) {
                throw Failure.user("if lacks its do: if CONDITION do");
            }
            return Optional.of(Condition.of(head.words().subList(1, end), head.line()));
        } catch (Failure failure) {
            faults.add(new Faulty.Fault(head.place(), failure.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * What stands in a block.
     *
     * @param elseOnward the line from {@code else} on where that ended it
     */
    private record Body(List<Statement> statements, Optional<Piece> elseOnward) {}

    /** The statements behind a head, whose {@code do} is the word {@code end}. */
    private Body body(Piece head, int end, boolean mayElse, List<Faulty.Fault> faults) throws IOException {
        head.from(end + 1).ifPresent(pieces::putBack);
        return statements(head, mayElse, faults);
    }

    private Body statements(Piece head, boolean mayElse, List<Faulty.Fault> faults) throws IOException {
        List<Statement> statements = new ArrayList<>();
        Optional<Piece> piece = pieces.take();
        while (piece.isPresent()) {
            Piece found = piece.get();
            pieces.checkSize(head, depth);
            if (mayElse && found.begins(ELSE)) {
                return new Body(statements, piece);
            }
            if (found.begins(END)) {
                if (found.words().size() > 1) {
                    faults.add(new Faulty.Fault(found.place(), "nothing may follow end but ;"));
                }
                return new Body(statements, Optional.empty());
            }
            Statement statement = statement(found);
            if (statement instanceof Faulty faulty) {
                faults.addAll(faulty.faults());
            }
            statements.add(statement);
            piece = pieces.take();
        }
        if (faults.isEmpty() && !pieces.stopped()) {
            unclosed = true;
            faults.add(
                    new Faulty.Fault(head.place(), head.words().get(0).text() + " is not closed: its end is missing"));
        }
        return new Body(statements, Optional.empty());
    }
}
