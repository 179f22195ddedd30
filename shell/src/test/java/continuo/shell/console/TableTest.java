package continuo.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table(
                    Table.Column.text("id", "id"),
                    Table.Column.number("value", "value"),
                    Table.Column.text("note", "what it says"))
            .row("a", 0.5, "short")
            .row("longer", 12, "one two three four five")
            .row("b", Optional.empty(), List.of("x", "y"));

    @Test
    void alignsAndWrapsTheLastColumn() {
        assertThat(table.lines(30))
                .containsExactly(
                        "id      value  what it says",
                        "a       0.500  short",
                        "longer     12  one two three",
                        "               four five",
                        "b           -  x, y");
    }

    @Test
    void takesItsWidthWhenThereIsRoom() {
        assertThat(table.lines(200)).hasSize(4).contains("longer     12  one two three four five");
    }

    @Test
    void isAnObjectARow() {
        assertThat(Json.text(table.objects().get(2))).isEqualTo("{\"id\":\"b\",\"value\":null,\"note\":[\"x\",\"y\"]}");
    }

    @Test
    void wordsThatAreTooLongStayWhole() {
        assertThat(Table.wrap("abcdefghij kl mn", 5)).containsExactly("abcdefghij", "kl mn");
    }
}
