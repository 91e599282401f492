package dev.ark.deployer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.rollout.RolloutStep;
import dev.ark.deployer.rollout.Phase;
import dev.ark.testkit.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncerTest {
    @TempDir
    Path directory;

    private final List<RolloutStep> received = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private long nanos;
    private HttpServer core;
    private Deployer deployer;
    private Announcer announcer;

    @BeforeEach
    void open() throws IOException {
        core = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        core.createContext("/v1/rollout-steps", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret");
            RolloutStep step = ArkJson.mapper().readValue(exchange.getRequestBody(), RolloutStep.class);
            if (status == 201) {
                received.add(step);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        core.start();
        Path token = directory.resolve("token");
        Files.writeString(token, "secret");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        deployer = new Deployer(directory, new FakeWorld(), clock);
        URI address = URI.create("http://127.0.0.1:" + core.getAddress().getPort());
        announcer = new Announcer(deployer.records.outbox(), new CoreJournal(address, token), () -> nanos);
    }

    @AfterEach
    void close() {
        core.stop(0);
        deployer.close();
    }

    @Test
    void everyTransitionIsToldOnceAndInOrder() throws InterruptedException {
        deployer.begin().untilOver();
        announcer.turn();
        announcer.turn();
        assertThat(received.stream().map(RolloutStep::number).toList())
                .isEqualTo(deployer.state().rows().stream()
                        .map(row -> row.number())
                        .toList());
        assertThat(received.getFirst())
                .isEqualTo(new RolloutStep(
                        Deployer.ID,
                        1,
                        FakeWorld.NEW,
                        FakeWorld.OLD,
                        "pending",
                        0,
                        0,
                        "progress",
                        "begun",
                        "ada",
                        Instant.parse("2026-03-01T12:00:00Z")));
        assertThat(received.getLast().phase()).isEqualTo("done");
        assertThat(deployer.records.outbox().waiting()).isZero();
    }

    @Test
    void aCoreThatIsAwayHoldsUpNoRolloutAndIsToldLater() throws InterruptedException {
        status = 503;
        deployer.begin();
        announcer.turn();
        deployer.until(Phase.RAMP);
        status = 201;
        announcer.turn();
        assertThat(received).as("it waits after a failure").isEmpty();
        nanos += Duration.ofSeconds(2).toNanos();
        announcer.turn();
        assertThat(received).hasSize(deployer.state().rows().size());
    }

    @Test
    void aStepThatIsRefusedForGoodDoesNotHoldUpTheOthers() throws InterruptedException {
        status = 422;
        deployer.begin();
        announcer.turn();
        assertThat(deployer.records.outbox().waiting()).isZero();
        status = 201;
        deployer.engine.turn();
        announcer.turn();
        assertThat(received).extracting(RolloutStep::number).first().isEqualTo(2L);
    }
}
