package dev.ark.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelTest {
    private final StringWriter terminal = new StringWriter();

    @Test
    void whatIsDrawnAgainTakesThePlaceOfWhatWasDrawnBefore() {
        Panel panel = new Panel(new PrintWriter(terminal), true);
        panel.draw(List.of("one", "two"));
        assertThat(terminal.toString()).doesNotContain("\u001b[2F");
        panel.draw(List.of("three"));
        assertThat(terminal.toString()).containsSubsequence("one", "two", "\u001b[2F", "three\u001b[K\n\u001b[J");
    }

    @Test
    void elsewhereItIsSilent() {
        new Panel(new PrintWriter(terminal), false).draw(List.of("one"));
        assertThat(terminal.toString()).isEmpty();
    }
}
