package dev.ark.core.halt;

import static dev.ark.core.halt.KnownQuarantines.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.QuarantineScope;
import dev.ark.contract.problem.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a quarantine holds, how long, and what a second one makes of it. */
class QuarantinesTest {
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    Path directory;

    private KnownQuarantines agent;

    @BeforeEach
    void open() throws SQLException {
        agent = new KnownQuarantines(directory.resolve("state.db"));
    }

    @AfterEach
    void close() throws SQLException {
        agent.close();
    }

    @Test
    void oneOfScopeCanaryStopsTheAgentInTheCanaryAlone() {
        assertThat(agent.byHand(QuarantineScope.CANARY, null).quarantineScope()).isEqualTo(QuarantineScope.CANARY);
        assertThat(agent.isStoppedIn("canary")).isTrue();
        assertThat(agent.isStoppedIn("stable")).isFalse();
        assertThat(agent.rows()).singleElement().asString().contains("\"scope\":\"canary\"");
    }

    @Test
    void oneByHandHasNoEndUnlessItIsGiven() {
        assertThat(agent.byHand(QuarantineScope.ALL, null).quarantineUntil()).isNull();
        agent.restored();
        assertThat(agent.byHand(QuarantineScope.ALL, START.plusSeconds(60)).quarantineUntil())
                .isEqualTo(START.plusSeconds(60));
    }

    @Test
    void anEndThatIsNotAheadIsRefused() {
        assertThatThrownBy(() -> agent.byHand(QuarantineScope.ALL, START)).hasCauseInstanceOf(ProblemException.class);
        assertThat(agent.rows()).isEmpty();
    }

    @Test
    void eachFurtherAutomaticOneLastsTwiceAsLongUpToADay() {
        List<Duration> lasted = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            var until = agent.automatic().quarantineUntil();
            lasted.add(Duration.between(agent.clock.instant(), until));
            agent.restored();
            agent.clock.set(until);
        }
        assertThat(lasted.subList(0, 3))
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20));
        assertThat(lasted.subList(8, 11)).containsExactly(Duration.ofMinutes(1_280), DAY, DAY);
    }

    @Test
    void aDayAfterItsEndAnAutomaticOneIsForgotten() {
        agent.automatic();
        agent.restored();
        agent.after(Duration.ofMinutes(5).plus(DAY));
        assertThat(agent.automatic().quarantineUntil())
                .isEqualTo(agent.clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void oneByHandInBetweenDoesNotEndTheBackOff() {
        agent.automatic();
        agent.restored();
        agent.byHand(QuarantineScope.ALL, null);
        agent.restored();
        assertThat(agent.automatic().quarantineUntil()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void anAutomaticOneOnTopOfAnotherChangesNothing() {
        agent.automatic();
        agent.after(Duration.ofMinutes(1));
        assertThat(agent.automatic().quarantineUntil()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(agent.rows()).hasSize(1);
    }

    @Test
    void aViolationTakesTheEndAway() {
        agent.automatic();
        assertThat(agent.violates().quarantineUntil()).isNull();
        assertThat(agent.status().quarantineReason()).isEqualTo("no permit");
    }

    @Test
    void aShorterOrNarrowerOneWeakensNothing() {
        agent.violates();
        assertThat(agent.byHand(QuarantineScope.CANARY, null).quarantineScope()).isEqualTo(QuarantineScope.ALL);
        assertThat(agent.byHand(QuarantineScope.ALL, START.plusSeconds(60)).quarantineUntil())
                .isNull();
        assertThat(agent.rows()).hasSize(1);
    }

    @Test
    void whatIsWiderAndShorterBecomesWiderAndStaysAsLong() {
        agent.byHand(QuarantineScope.CANARY, null);
        assertThat(agent.automatic().quarantineScope()).isEqualTo(QuarantineScope.ALL);
        assertThat(agent.status().quarantineUntil()).isNull();
        assertThat(agent.isStoppedIn("stable")).isTrue();
    }

    @Test
    void oneOfAProgramThatKnowsNoScopeHoldsEverywhere() {
        agent.byHand(QuarantineScope.CANARY, START.plusSeconds(60));
        agent.restored();
        agent.isQuarantinedByAnOlderProgram();
        assertThat(agent.isStoppedIn("stable")).isTrue();
        assertThat(agent.status().quarantineUntil()).isNull();
    }
}
