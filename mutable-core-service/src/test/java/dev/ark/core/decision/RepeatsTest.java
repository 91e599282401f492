package dev.ark.core.decision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Decision;
import dev.ark.core.Graveyard;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same action, approved a moment ago. */
class RepeatsTest {
    @TempDir
    Path directory;

    private Slot slot;

    @BeforeEach
    void open() throws SQLException {
        slot = new Slot(directory.resolve("state.db"), "stable", Graveyard::evaluate);
        slot.register("kenny");
        slot.register("ann");
    }

    @AfterEach
    void close() throws SQLException {
        slot.close();
    }

    @Test
    void withinTheWindowItIsTheFirstDecisionWithItsToken() throws SQLException {
        slot.start();
        Decision first = decided(slot.buyTo("kenny", 1, ""));
        passSeconds(9);
        assertThat(decided(slot.buyTo("kenny", 1, ""))).isEqualTo(first);
        assertThat(first.permit().token()).isNotBlank();
        assertThat(decisions()).isEqualTo(1);
    }

    @Test
    void afterTheWindowItIsDecidedAnew() throws SQLException {
        slot.start();
        Decision first = decided(slot.buyTo("kenny", 1, ""));
        passSeconds(10);
        assertThat(decided(slot.buyTo("kenny", 1, "")).decisionId()).isNotEqualTo(first.decisionId());
    }

    @Test
    void inAnotherEpochItIsDecidedAnew() throws SQLException {
        slot.start();
        Decision first = decided(slot.buyTo("kenny", 1, ""));
        change("UPDATE control SET halt_epoch = halt_epoch + 1");
        Decision second = decided(slot.buyTo("kenny", 1, ""));
        assertThat(second.decisionId()).isNotEqualTo(first.decisionId());
        assertThat(second.haltEpoch()).isEqualTo(first.haltEpoch() + 1);
    }

    @Test
    void anotherAgentsIsAnother() throws SQLException {
        slot.start();
        Decision first = decided(slot.buyTo("kenny", 1, ""));
        assertThat(decided(slot.buyTo("ann", 1, "")).decisionId()).isNotEqualTo(first.decisionId());
    }

    @Test
    void severalThatWaitTogetherAreOneDecision() throws SQLException {
        var first = slot.buyTo("kenny", 1, "");
        var other = slot.buyTo("kenny", 2, "");
        var second = slot.buyTo("kenny", 1, "");
        slot.start();
        assertThat(decided(second)).isEqualTo(decided(first));
        assertThat(decided(other)).isNotEqualTo(decided(first));
        assertThat(decisions()).isEqualTo(2);
    }

    @Test
    void aKeyThatWasToldTheFirstDecisionGoesOnMeaningIt() throws SQLException {
        slot.start();
        Decision first = decided(slot.buyTo("kenny", 1, ""));
        assertThat(decided(slot.buyTo("kenny", 1, "key"))).isEqualTo(first);
        passSeconds(60);
        assertThat(decided(slot.buyTo("kenny", 1, "key"))).isEqualTo(first);
    }

    @Test
    void aDenialIsNotRepeated() throws SQLException {
        slot.start();
        change("UPDATE control SET trading_state = 'HALTED'");
        Decision first = decided(slot.buyTo("kenny", 1, ""));
        assertThat(decided(slot.buyTo("kenny", 1, "")).decisionId()).isNotEqualTo(first.decisionId());
    }

    private void passSeconds(int seconds) {
        change("UPDATE decision SET at_ms = at_ms - " + seconds * 1_000);
    }

    private void change(String sql) {
        slot.change(transaction -> transaction.session().update(sql));
    }

    private int decisions() {
        return slot.change(transaction -> transaction
                .session()
                .first("SELECT count(*) FROM decision", row -> row.getInt(1))
                .orElseThrow());
    }

    private static Decision decided(CompletableFuture<Decision> answer) {
        return answer.orTimeout(20, SECONDS).join();
    }
}
