package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditAllActionsTest {
    private static final String RULE = "audit_all_actions";

    @Test
    void theJournalMayLagUpToTheLimit() {
        assertThat(with(true, 249, true)).isEmpty();
        assertThat(with(true, 250, true)).isEmpty();
        assertThat(with(true, 251, true)).containsExactly(RULE);
    }

    @Test
    void anUnknownHeadDenies() {
        assertThat(with(false, 0, true)).containsExactly(RULE);
    }

    @Test
    void aFullDiskDenies() {
        assertThat(with(true, 0, false)).containsExactly(RULE);
    }

    @Test
    void theDenialSaysWhatIsWrongWithTheJournal() {
        var late = World.ordinary()
                .journal(true, 251, true)
                .decide(Proposed.action("observe").now());
        assertThat(violation(late, RULE).message())
                .isEqualTo("a journal row waits for the disk since 251 ms; the limit is 250");
        assertThat(violation(late, RULE).unit()).isEqualTo("milliseconds");
        assertThat(measurement(late, RULE).facts()).containsExactly("control/journal@12");
        var full = World.ordinary()
                .journal(true, 0, false)
                .decide(Proposed.action("observe").now());
        assertThat(violation(full, RULE).message()).isEqualTo("the journal's disk is below its reserve");
    }

    @Test
    void exitsAndCancelsAreAuditedToo() {
        World world = World.ordinary().holding("AAPL", "5").journal(false, 0, true);
        assertThat(named(world.decide(Proposed.sell("5").now()))).containsExactly(RULE);
        assertThat(named(world.decide(Proposed.cancel().now()))).containsExactly(RULE);
    }

    private static List<String> with(boolean headKnown, long lagMillis, boolean aboveReserve) {
        return named(World.ordinary()
                .journal(headKnown, lagMillis, aboveReserve)
                .decide(Proposed.action("observe").now()));
    }
}
