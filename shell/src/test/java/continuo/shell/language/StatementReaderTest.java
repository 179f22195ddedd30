package continuo.shell.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatementReaderTest {
    /** The structure in one line: {@code (foreach x|a b: echo $x)}. */
    private static List<String> read(String text) throws IOException {
        StatementReader reader = StatementReader.of(text);
        List<String> all = new ArrayList<>();
        for (Optional<Statement> next = reader.next(); next.isPresent(); next = reader.next()) {
            all.add(shown(next.get()));
        }
        return all;
    }

    private static String shown(List<Statement> statements) {
        return statements.stream().map(StatementReaderTest::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Statement statement) {
        if (statement instanceof Statement.ForEach loop) {
            return "(foreach " + loop.variable() + "|" + loop.words().text() + ": " + shown(loop.body()) + ")";
        }
        if (statement instanceof Statement.Choice choice) {
            return choice.branches().stream()
                    .map(branch -> branch.head().text() + " " + shown(branch.body()))
                    .collect(Collectors.joining(" | ", "(", " | " + shown(choice.otherwise()) + ")"));
        }
        if (statement instanceof Statement.Faulty faulty) {
            return faulty.faults().stream()
                    .map(fault -> fault.place().line().line() + "! " + fault.problem())
                    .collect(Collectors.joining(" & "));
        }
        return ((Statement.Command) statement).place().text();
    }

    @Test
    void aCommandKeepsItsTextForTheTimeItIsRun() throws IOException {
        assertThat(read("echo $x 'a;b' ; encode \"$1\" # not this\n\nfoo"))
                .containsExactly("echo $x 'a;b'", "encode \"$1\"", "foo");
    }

    @Test
    void aBlockGoesOverLinesOrStandsInOne() throws IOException {
        String block = "(foreach x|a 'b c' $@: echo $x, echo more)";
        assertThat(read("foreach x in a 'b c' $@ do\n  echo $x\n  echo more\nend\nlast"))
                .containsExactly(block, "last");
        assertThat(read("foreach x in a 'b c' $@ do echo $x; echo more; end; last"))
                .containsExactly(block, "last");
        assertThat(read("foreach x in a 'b c' $@ do; echo $x; echo more; end; last"))
                .containsExactly(block, "last");
    }

    @Test
    void blocksStandInEachOther() throws IOException {
        assertThat(read("""
                        foreach a in 1 2 do
                          if exists $a do
                            foreach b in 3 do echo $b; end
                          end
                        end
                        """)).containsExactly("(foreach a|1 2: (if exists $a do (foreach b|3: echo $b) | ))");
    }

    @Test
    void theFirstConditionThatHoldsDecides() throws IOException {
        String choice = "(if $x == 1 do one | if not run $x do two, too | other)";
        assertThat(read("if $x == 1 do\none\nelse if not run $x do\ntwo\ntoo\nelse\nother\nend"))
                .containsExactly(choice);
        assertThat(read("if $x == 1 do one; else if not run $x do two; too; else other; end"))
                .containsExactly(choice);
    }

    @Test
    void wordsOfTheLanguageAreOrdinaryInQuotesAndElsewhere() throws IOException {
        assertThat(read("echo if do end else; 'end'")).containsExactly("echo if do end else", "'end'");
        assertThat(read("foreach x in 'do' d\\o do echo $x; end")).containsExactly("(foreach x|'do' d\\o: echo $x)");
    }

    @Test
    void aHeadThatIsWrongTakesItsBlockWithIt() throws IOException {
        assertThat(read("foreach x a b do\n echo $x\nend\nfoo"))
                .containsExactly("1! foreach lacks its in: foreach NAME in WORD… do", "foo");
        assertThat(read("foreach $x in a do end"))
                .containsExactly(
                        "1! \"$x\" cannot be the name of a variable: give letters, digits and _, beginning with"
                                + " a letter, without $");
        assertThat(read("foreach x in a\nend")).containsExactly("1! foreach lacks its do: foreach NAME in WORD… do");
        assertThat(read("foreach x in do\nend"))
                .containsExactly("1! foreach has no words to go through: foreach NAME in WORD… do");
        assertThat(read("if exists a\nend")).containsExactly("1! if lacks its do: if CONDITION do");
        assertThat(read("if do end")).allMatch(text -> text.startsWith("1! if has no condition (there are: exists"));
        assertThat(read("if exist a do end"))
                .allMatch(text -> text.startsWith("1! \"exist a\" is no condition; did you mean exists? (there are: "));
    }

    @Test
    void allFaultsOfABlockAreFound() throws IOException {
        assertThat(read("foreach x in a do\nif $x = 1 do\nend\nelse\nend x\nfoo"))
                .hasSize(2)
                .satisfies(all -> assertThat(all.get(0))
                        .contains("2! \"$x = 1\" is no condition")
                        .contains("4! \"else\" stands here without an if before it")
                        .contains("5! nothing may follow end but ;"));
    }

    @Test
    void endsMustMatchTheirBlocks() throws IOException {
        assertThat(read("end\necho"))
                .containsExactly("1! \"end\" stands here without a foreach or an if before it", "echo");
        assertThat(read("echo\nif exists a do\n foreach x in b do\n end\necho"))
                .containsExactly("echo", "2! if is not closed: its end is missing");
    }

    @Test
    void aBlockWithoutEndIsNotHeldForEver() throws IOException {
        assertThat(read("if exists a do\n" + "echo\n".repeat(20_000)))
                .containsExactly(
                        "1! the block that begins here is longer than 10000 lines or 1048576 characters; is its"
                                + " end missing?");
        assertThat(read("if exists a do\n".repeat(200))).allMatch(text -> text.contains("more than 100 deep"));
        assertThat(read("if exists a do\necho 'b\n")).containsExactly("2! a single quote (') is not closed");
    }

    @Test
    void tellsWhetherATextGoesOn() {
        assertThat(List.of(
                        "echo 'a",
                        "echo \\",
                        "foreach x in a do",
                        "if exists a do foreach x in b do\nend",
                        "if exists a do\nelse"))
                .allMatch(StatementReader::incomplete);
        assertThat(List.of("", "echo", "end", "foreach x in a do\nend", "foreach x a", "if exists a do\n foreach y"))
                .noneMatch(StatementReader::incomplete);
    }
}
