package dev.ark.acceptance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.acceptance.Client;
import dev.ark.acceptance.Clients;
import dev.ark.acceptance.Desk;
import dev.ark.contract.identity.Roles;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A disk that fills up: nothing is approved, what cannot be kept is refused, a halt is possible all the same, and nothing answered is lost. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FullDiskTest {
    private static final int DISK_MEGABYTES = 64;
    private static final long BELOW_RESERVE = 3 << 20;
    private static final int BALLAST = 100_000;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration UNTIL_FULL = Duration.ofMinutes(2);

    private final long seed = Seed.of("a full disk");
    private final Random random = new Random(seed);

    @Test
    void onAFullDiskAHaltIsStillPossibleAndNothingAnsweredIsLost() throws IOException, SQLException {
        Site site = new Site(Map.of("ARK_CORE_STATE_RESERVE", "4M"));
        try (SmallDisk disk = SmallDisk.mount(site.stateFile().getParent(), DISK_MEGABYTES);
                Experiment experiment = new Experiment(site, List.of(Slot.STABLE))) {
            work(experiment);
            Service core = experiment.core(Slot.STABLE);

            disk.fillTo(BELOW_RESERVE);
            await("approvals stop before the disk is full").atMost(SOON).until(() -> !isApproved(experiment));

            disk.fillTo(0);
            Outcome refusal = writeUntilRefused(experiment, disk);
            System.out.println("on a full disk a write is answered: " + refusal);
            assertThat(isReadable(experiment)).as("reads work").isTrue();
            assertThat(isApproved(experiment)).isFalse();
            assertThat(halt(experiment)).as("a halt, answered on a full disk").isInstanceOf(Outcome.Acknowledged.class);
            assertThat(tradingState(experiment)).isEqualTo("HALTED");
            assertThat(isApproved(experiment)).isFalse();

            disk.free();
            await("writes are taken again").atMost(SOON).until(() -> write(experiment) instanceof Outcome.Acknowledged);
            assertThat(core.isAlive()).as("by the same process").isTrue();
            assertThat(isApproved(experiment)).as("the halt holds").isFalse();
            resume(experiment);
            await("approvals go on").atMost(SOON).until(() -> isApproved(experiment));
            work(experiment);
            experiment.kill(List.of(Slot.STABLE));
            System.out.println("full disk: " + experiment.figures());
            assertThat(experiment.audit()).as("seed %d", seed).isEmpty();
        }
    }

    /** Some ordinary load, after which nothing is halted. */
    private void work(Experiment experiment) throws IOException {
        try (MixedLoad _ = experiment.load(seed)) {
            experiment.awaitAcknowledged(200, SOON);
        }
        resume(experiment);
    }

    private Outcome writeUntilRefused(Experiment experiment, SmallDisk disk) throws IOException {
        long end = System.nanoTime() + UNTIL_FULL.toNanos();
        Outcome last = write(experiment);
        while (last instanceof Outcome.Acknowledged && System.nanoTime() < end) {
            disk.fillTo(0);
            last = write(experiment);
        }
        assertThat(last)
                .as("a write on a disk with %d bytes left", disk.freeBytes())
                .isNotInstanceOf(Outcome.Acknowledged.class);
        return last;
    }

    private Outcome write(Experiment experiment) {
        String marker = experiment.sender().marker("ballast");
        String value = "{\"note\":\"%s\",\"ballast\":\"%s\"}".formatted(marker, "x".repeat(BALLAST));
        String path = "/v1/agents/scribe-0/state/" + marker;
        return experiment.sender().send(Write.put(Kind.STATE, marker, Roles.AGENT, "scribe-0", path, value), random);
    }

    private Outcome halt(Experiment experiment) {
        String marker = experiment.sender().marker("stop");
        String reason = "{\"reason\":\"" + marker + "\"}";
        return experiment
                .sender()
                .send(Write.post(Kind.HALT, marker, Roles.OPERATOR, "olivia", "/v1/halt", reason), random);
    }

    /** Released as everything else is written, so that the ledger knows of it. */
    private void resume(Experiment experiment) throws IOException {
        assertThat(experiment.watch()).isTrue();
        while (!tradingState(experiment).equals("ACTIVE")) {
            String marker = experiment.sender().marker("release");
            String reason = "{\"reason\":\"" + marker + "\"}";
            Write release = Write.post(Kind.RESUME, marker, Roles.OPERATOR, "olivia", "/v1/resume", reason);
            assertThat(experiment.sender().send(release, random)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    private static boolean isApproved(Experiment experiment) throws IOException {
        Desk desk = experiment.desks().getLast();
        return desk.buy(desk.symbol(), 1).outcome().equals("approved");
    }

    private static boolean isReadable(Experiment experiment) throws IOException {
        return clients(experiment)
                        .client(Roles.AGENT, "scribe-0")
                        .get("/v1/agents/scribe-0/state?limit=5")
                        .status()
                == 200;
    }

    private static String tradingState(Experiment experiment) throws IOException {
        return operator(experiment)
                .get("/v1/control")
                .body()
                .path("trading_state")
                .asText();
    }

    private static Client operator(Experiment experiment) {
        return clients(experiment).client(Roles.OPERATOR, "olivia");
    }

    private static Clients clients(Experiment experiment) {
        return experiment.site().clients(experiment.site().port(Slot.STABLE));
    }
}
