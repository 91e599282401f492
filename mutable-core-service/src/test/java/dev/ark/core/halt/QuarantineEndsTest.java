package dev.ark.core.halt;

import static dev.ark.core.halt.KnownQuarantines.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.QuarantineScope;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarantine with an end ends then, by a row, however the clock is set. */
class QuarantineEndsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration ALMOST = Duration.ofSeconds(299);

    @TempDir
    Path directory;

    private KnownQuarantines agent;

    @BeforeEach
    void quarantined() throws SQLException {
        agent = new KnownQuarantines(directory.resolve("state.db"));
        agent.automatic();
        agent.sweep();
    }

    @AfterEach
    void close() throws SQLException {
        agent.close();
    }

    @Test
    void itEndsByItselfWithARowOfTheCore() {
        agent.after(ALMOST);
        agent.sweep();
        assertThat(agent.isStoppedIn("stable")).isTrue();
        agent.after(Duration.ofSeconds(1));
        agent.sweep();
        assertThat(agent.isStoppedIn("stable")).isFalse();
        assertThat(agent.rows()).last().asString().contains("\"actor\":\"ark\"");
        agent.sweep();
        assertThat(agent.rows()).hasSize(2);
    }

    @Test
    void aClockThatIsSetAnHourAheadDoesNotEndItEarly() {
        agent.clock.move(HOUR);
        agent.after(ALMOST);
        agent.sweep();
        assertThat(agent.isStoppedIn("stable")).isTrue();
        agent.after(Duration.ofSeconds(1));
        agent.sweep();
        assertThat(agent.isStoppedIn("stable")).isFalse();
    }

    @Test
    void aClockThatIsSetAnHourBackDoesNotProlongIt() {
        agent.clock.move(HOUR.negated());
        agent.after(Duration.ofMinutes(5));
        agent.sweep();
        assertThat(agent.isStoppedIn("stable")).isFalse();
    }

    @Test
    void oneThatWasOverBeforeTheStartEndsAtOnce() {
        agent.after(HOUR);
        agent.restart();
        agent.sweep();
        assertThat(agent.isStoppedIn("stable")).isFalse();
    }

    @Test
    void aRestoredAgentIsNotRestoredAgain() {
        agent.restored();
        agent.after(HOUR);
        agent.sweep();
        assertThat(agent.rows()).hasSize(2);
    }

    @Test
    void aLaterQuarantineIsNotEndedByAnEarlierOnesEnd() {
        agent.restored();
        agent.byHand(QuarantineScope.ALL, START.plus(HOUR));
        agent.after(Duration.ofMinutes(6));
        agent.sweep();
        assertThat(agent.isStoppedIn("stable")).isTrue();
    }

    @Test
    void oneWithoutAnEndStays() {
        agent.violates();
        agent.after(Duration.ofDays(30));
        agent.sweep();
        assertThat(agent.isStoppedIn("stable")).isTrue();
    }
}
