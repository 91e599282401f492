package dev.ark.acceptance.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.acceptance.FreePorts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slot has one writer: who starts in it takes it, and who had it never commits again. */
class SlotFenceTest {
    private static final String SUCCESSOR = "successor";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aSecondProcessOfASlotEndsTheFirstWhichNeverCommitsAgain() throws IOException, SQLException {
        long seed = Seed.of("two processes of one slot");
        try (Experiment experiment = new Experiment(new Site(), List.of(Slot.STABLE))) {
            Site site = experiment.site();
            Service first = experiment.core(Slot.STABLE);
            Service second;
            try (MixedLoad _ = experiment.load(seed)) {
                experiment.awaitAcknowledged(100, SOON);
                second = site.start(Slot.STABLE, FreePorts.next(), SUCCESSOR);
                second.awaitReady();
                assertThat(first.ends(SOON))
                        .as("the older process ends by itself")
                        .isTrue();
            }
            assertThat(second.isAlive()).isTrue();
            second.kill();
            assertThat(experiment.audit()).as("seed %d", seed).isEmpty();
            assertThat(rowsOfTheFirstAfterTheSecond(site)).isZero();
        }
    }

    private static long rowsOfTheFirstAfterTheSecond(Site site) throws SQLException {
        Copy state = new Copy(site.stateFile(), site.checkpointVerificationKey());
        try (Connection connection = state.open();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM journal WHERE version = '" + Site.VERSION
                        + "' AND seq > (SELECT min(seq) FROM journal WHERE version = '" + SUCCESSOR + "')")) {
            count.next();
            return count.getLong(1);
        }
    }
}
