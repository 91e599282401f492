package dev.ark.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class TerminalTest {
    @Test
    void coloursAreForTerminalsAlone() {
        assertThat(Terminals.of(Map.of("ARK_TERMINAL", "out,err"), false)).isEqualTo(new Terminals(true, true));
        assertThat(Terminals.of(Map.of("ARK_TERMINAL", ",err"), true)).isEqualTo(new Terminals(false, true));
        assertThat(Terminals.of(Map.of("ARK_TERMINAL", ""), true)).isEqualTo(new Terminals(false, false));
        assertThat(Terminals.of(Map.of(), true)).isEqualTo(new Terminals(true, true));
    }

    @Test
    void noColorAndDumbTerminalsArePlain() {
        assertThat(Terminals.of(Map.of("ARK_TERMINAL", "out,err", "NO_COLOR", "1"), false)
                        .colours())
                .isFalse();
        assertThat(Terminals.of(Map.of("ARK_TERMINAL", "out", "TERM", "dumb"), false)
                        .colours())
                .isFalse();
    }

    @Test
    void columnsAreAsWideAsWhatShows() {
        Table table = new Table("A", "B").row(new Style(true).good("ok"), "x").row("longer", "y");
        assertThat(table.lines()).containsExactly("A       B", "\u001b[32mok\u001b[0m      x", "longer  y");
    }

    @Test
    void aProgressBarShowsOnATerminalAlone() {
        StringWriter shown = new StringWriter();
        try (ProgressBar bar = new ProgressBar(new PrintWriter(shown), true, "work", 10)) {
            bar.at(5, "half");
        }
        assertThat(shown.toString()).contains("work [###############...............] 50 % half");
        StringWriter silent = new StringWriter();
        try (ProgressBar bar = new ProgressBar(new PrintWriter(silent), false, "work", 10)) {
            bar.at(5, "half");
        }
        assertThat(silent.toString()).isEmpty();
    }

    @Test
    void durationsAreReadAndWrittenAsPeopleDo() {
        assertThat(new Durations().convert("30d")).isEqualTo(Duration.ofDays(30));
        assertThat(new Durations().convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> new Durations().convert("1w")).isInstanceOf(TypeConversionException.class);
        assertThat(Durations.text(Duration.ofSeconds(90_061))).isEqualTo("1d 1h");
        assertThat(Durations.text(Duration.ofSeconds(61))).isEqualTo("1m 1s");
    }
}
