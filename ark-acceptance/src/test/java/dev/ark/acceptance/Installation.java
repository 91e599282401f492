package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.ProcessRecord;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.StableRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** ARK as a user installs it: started and asked by {@code ./ark} alone, in a directory and on ports of its own. */
public final class Installation implements AutoCloseable, Clients {
    /** An overlay that denies nothing, so that there can be one later. */
    static final String NO_OVERLAY = "{\"version\":\"none\"}";

    /** The watchdog says every five seconds what it finds. */
    private static final Duration RELEASED = Duration.ofSeconds(30);

    private final LocalLayout layout;
    private final Map<List<String>, Client> clients = new ConcurrentHashMap<>();

    public Installation(int portOffset) {
        try {
            this.layout = new LocalLayout(Files.createTempDirectory("ark-acceptance"), portOffset);
            Files.writeString(layout.overlay(), NO_OVERLAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalLayout layout() {
        return layout;
    }

    /** The edge's base address. */
    String edge() {
        return "http://127.0.0.1:" + layout.edgePort();
    }

    public void up() {
        ok("up");
    }

    /** Runs a command that must succeed; its standard output. */
    public String ok(String... command) {
        ArkCommand.Result result = run(command);
        assertThat(result.exit())
                .as("ark %s said: %s%s", String.join(" ", command), result.out(), result.err())
                .isZero();
        return result.out();
    }

    /** Releases, step by step, what is not active, as soon as a watchdog says that the rules are the released ones. */
    public void release(String reason) {
        Client operator = client("operator", "olivia");
        await().atMost(RELEASED)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    String state = operator.get("/v1/control")
                            .body()
                            .path("trading_state")
                            .asText();
                    return state.equals("ACTIVE")
                            || run("resume", "--reason", reason).out().contains("is active");
                });
    }

    /** Runs a command. */
    public ArkCommand.Result run(String... command) {
        return ArkCommand.run(environment(), command);
    }

    /** Runs a file of the checkout, such as a script of the deployment guide. */
    ArkCommand.Result runFile(String file, String... arguments) {
        return ArkCommand.runFile(environment(), file, arguments);
    }

    private Map<String, String> environment() {
        return Map.of(
                // Generous, so that a busy machine does not make a denial of an approval.
                "ARK_CORE_DECISION_EVALUATION_TIMEOUT",
                "3s",
                "ARK_CORE_DECISION_FACTS_LIFETIME",
                "10s",
                // Many agents are denied here on purpose, which is not to stop everybody.
                "ARK_WATCHDOG_HALT_VIOLATIONS_PER_MINUTE",
                "1000000000",
                "ARK_WATCHDOG_HALT_AGENTS_OVER_LIMIT",
                "1",
                // Rollouts are short here too.
                "ARK_DEPLOYER_BASELINE_LEAST",
                "20s",
                "ARK_DEPLOYER_OBSERVATION_INTERVAL",
                "5s",
                "ARK_HOME",
                layout.home().toString(),
                "ARK_PORT_OFFSET",
                Integer.toString(layout.portOffset()));
    }

    /** Somebody who talks to the edge with a token that was made as an operator would make it. */
    @Override
    public Client client(String role, String name) {
        return clients.computeIfAbsent(List.of(role, name), _ -> new Client(edge(), token(role, name)));
    }

    /** A token, as an operator would make one. */
    String token(String role, String name) {
        return ok("token", "create", "--role", role, "--name", name).strip();
    }

    /** The rules of the release that stable runs, as its graveyard serves them. */
    RulesetFiles ruleset() {
        return layout.ruleset(StableRecord.read(layout).orElseThrow().version());
    }

    /** The process of a part that runs. */
    ProcessHandle process(String name) {
        return ProcessRecord.read(layout.processRecord(name))
                .flatMap(ProcessRecord::running)
                .orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    /** Lets a part do nothing until it is resumed; it is not dead, so nobody replaces it. */
    void pause(String name) {
        signal(name, "STOP");
    }

    void resume(String name) {
        signal(name, "CONT");
    }

    private void signal(String name, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process(name).pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills a part as {@code kill -9} does. */
    public void kill(String name) {
        process(name).destroyForcibly();
    }

    @Override
    public void close() {
        ok("down");
        try (Stream<Path> files = Files.walk(layout.home())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
