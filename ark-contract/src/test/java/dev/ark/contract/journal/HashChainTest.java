package dev.ark.contract.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashChainTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final JournalRow ROW =
            HashChain.append(HashChain.GENESIS, 1, 1, "decision", "{\"a\":1}", AT, "stable", "v1");

    /** Pinned: a journal that was written by one version must verify under every later one. Computed apart from this code. */
    @Test
    void theHashOfAKnownRowNeverChanges() {
        assertThat(ROW.hash()).isEqualTo("a70baa4476b1bf6b65d0dbba2846c6514bc30f573ebb0314c53fae5709e0b2ab");
    }

    @Test
    void aRowIsIntactAsItWasAppended() {
        assertThat(HashChain.isIntact(ROW)).isTrue();
        assertThat(ROW.prevHash()).isEqualTo(HashChain.GENESIS);
    }

    @Test
    void everyFieldIsCovered() {
        List<JournalRow> changed = List.of(
                row(2, 1, "decision", "{\"a\":1}", AT, "stable", "v1", HashChain.GENESIS),
                row(1, 2, "decision", "{\"a\":1}", AT, "stable", "v1", HashChain.GENESIS),
                row(1, 1, "decisioN", "{\"a\":1}", AT, "stable", "v1", HashChain.GENESIS),
                row(1, 1, "decision", "{\"a\":2}", AT, "stable", "v1", HashChain.GENESIS),
                row(1, 1, "decision", "{\"a\":1}", AT.plusNanos(1), "stable", "v1", HashChain.GENESIS),
                row(1, 1, "decision", "{\"a\":1}", AT, "canary", "v1", HashChain.GENESIS),
                row(1, 1, "decision", "{\"a\":1}", AT, "stable", "v2", HashChain.GENESIS),
                row(1, 1, "decision", "{\"a\":1}", AT, "stable", "v1", ROW.hash()));
        assertThat(changed).noneMatch(HashChain::isIntact);
    }

    @Test
    void aTextThatMovesFromOneFieldToTheNextIsAnotherRow() {
        JournalRow moved = row(1, 1, "decision{", "\"a\":1}", AT, "stable", "v1", HashChain.GENESIS);
        assertThat(HashChain.isIntact(moved)).isFalse();
    }

    @Test
    void aPreviousHashThatIsNotHexadecimalIsRefused() {
        assertThatThrownBy(() -> HashChain.append("not a hash", 1, 1, "decision", "{}", AT, "stable", "v1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A row with the fields given and the hash of {@link #ROW}. */
    private static JournalRow row(
            long epoch,
            long seq,
            String type,
            String body,
            Instant at,
            String deployment,
            String version,
            String prevHash) {
        return new JournalRow(epoch, seq, type, body, at, deployment, version, prevHash, ROW.hash());
    }
}
