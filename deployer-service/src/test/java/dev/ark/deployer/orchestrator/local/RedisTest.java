package dev.ark.deployer.orchestrator.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.orchestrator.Answer;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.RedisFiles;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Redis, as the deployer runs it. */
class RedisTest {
    private static final Set<String> SERVICES = Set.of("core", "graveyard", "watchdog", "deployer");

    @TempDir
    Path home;

    private LocalLayout layout;
    private ProcessSpec redis;
    private RunningRedis running;

    /** The started server and what is needed to end it. */
    private record RunningRedis(ProcessHandle handle) {
        void stop() {
            handle.destroyForcibly();
            handle.onExit().join();
        }
    }

    @BeforeEach
    void start() throws Exception {
        layout = new LocalLayout(home, 0);
        Files.createDirectories(home.resolve("secrets"));
        for (String service : SERVICES) {
            secret(layout.redisPassword(service), "password-of-" + service);
        }
        RedisFiles files = new RedisFiles(home, freePort(), RedisInstallation.binaryName());
        redis = new ProcessSpec(
                new Place(LocalLayout.REDIS, URI.create("redis://127.0.0.1:" + files.port())),
                files.version(),
                List.of(files.executable().toString(), files.configuration().toString()),
                Map.of());
        var processes = new OperatingSystemProcesses(layout, spec -> RedisInstallation.install(files, layout));
        running =
                new RunningRedis(ProcessHandle.of(processes.launch(redis).pid()).orElseThrow());
        awaitReady(new RedisReadiness("deployer", layout.redisPassword("deployer"), Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() {
        running.stop();
    }

    @Test
    void itsFilesAreForItsOwnerAloneAndHoldNoPassword() throws IOException {
        for (Path file : List.of(home.resolve("run/redis.conf"), home.resolve("secrets/redis.acl"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).doesNotContain("password-of-");
        }
    }

    @Test
    void nobodyEntersWithoutAPasswordOrWithAnothersOrAWrongOne() throws IOException {
        assertThat(as("default", "").say("PING")).startsWith("-NOAUTH");
        assertThat(as("core", "password-of-watchdog").say("PING")).startsWith("-NOAUTH");
    }

    @Test
    void theCorePublishesAndDoesNothingElse() throws IOException {
        RedisConversation core = as("core", "password-of-core");
        assertThat(core.say("PUBLISH", "ark.events.decision", "x")).startsWith(":");
        assertThat(core.say("PUBLISH", "other", "x")).startsWith("-NOPERM");
        assertThat(core.say("SUBSCRIBE", "ark.events.decision")).startsWith("-NOPERM");
        assertThat(core.say("SET", "key", "value")).startsWith("-NOPERM");
        assertThat(core.say("CONFIG", "GET", "*")).startsWith("-NOPERM");
    }

    @Test
    void theWatchdogListensAndDoesNotPublish() throws IOException {
        RedisConversation watchdog = as("watchdog", "password-of-watchdog");
        assertThat(watchdog.say("PUBLISH", "ark.events.decision", "x")).startsWith("-NOPERM");
        assertThat(watchdog.say("PSUBSCRIBE", "*")).startsWith("-NOPERM");
        assertThat(watchdog.say("PSUBSCRIBE", "ark.events.*")).startsWith("*3");
        assertThat(as("deployer", "password-of-deployer").say("PSUBSCRIBE", "ark.bus.heartbeat"))
                .startsWith("*3");
    }

    @Test
    void theWatchdogAloneLooksAtRedisAndCutsAgentsOff() throws IOException {
        RedisConversation watchdog = as("watchdog", "password-of-watchdog");
        assertThat(watchdog.say("INFO")).startsWith("$");
        assertThat(as("watchdog", "password-of-watchdog").say("ACL", "LIST")).startsWith("*");
        RedisConversation other = as("watchdog", "password-of-watchdog");
        assertThat(other.say("ACL", "SETUSER", "agent-kenny", "off")).startsWith("+OK");
        assertThat(other.say("CLIENT", "KILL", "USER", "agent-kenny")).startsWith(":0");
        assertThat(other.say("CONFIG", "GET", "*")).startsWith("-NOPERM");
        assertThat(other.say("FLUSHALL")).startsWith("-NOPERM");
        for (String service : List.of("core", "graveyard", "deployer")) {
            assertThat(as(service, "password-of-" + service).say("INFO")).startsWith("-NOPERM");
            assertThat(as(service, "password-of-" + service).say("ACL", "LIST")).startsWith("-NOPERM");
        }
    }

    private RedisConversation as(String user, String password) throws IOException {
        return RedisConversation.with(redis.place().url(), user, password);
    }

    private void awaitReady(ReadinessProbe probe) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (probe.ask(redis.place()) != Answer.READY) {
            assertThat(System.nanoTime()).as("Redis in time").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private static void secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
