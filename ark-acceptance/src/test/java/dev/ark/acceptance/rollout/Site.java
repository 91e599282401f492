package dev.ark.acceptance.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.ArkCommand;
import dev.ark.acceptance.Client;
import dev.ark.acceptance.Clients;
import dev.ark.acceptance.Desk;
import dev.ark.acceptance.Installation;
import dev.ark.acceptance.Shared;
import dev.ark.cli.identity.TokenSigner;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The installation that the tests of rollouts share, with many agents, and what an operator asks of it. */
final class Site implements AutoCloseable, Clients {
    /** Short enough for a test: stages of 15 s, checks every 2 s. */
    static final List<String> SHORT =
            List.of("--stage-duration", "15s", "--check-interval", "2s", "--synthetic-duration", "5s");

    private static final int AGENTS = 200;
    private static final double PER_SECOND = 220;
    private static final int DENIED_PERCENT = 10;
    private static final Duration LONGEST = Duration.ofMinutes(8);
    /** The baseline has to be of a minute, and samples are taken every half of one. */
    private static final Duration BASELINE = Duration.ofMinutes(3);

    private static final Duration POLL = Duration.ofMillis(50);

    private final Installation ark = new Installation(Shared.freePortOffset());
    private final Map<List<String>, Client> clients = new ConcurrentHashMap<>();
    private final List<Desk> desks = new ArrayList<>();

    void open() throws IOException {
        ark.up();
        for (int i = 0; i < AGENTS; i++) {
            desks.add(Desk.open(this, "rl-" + i, "1000000000000"));
        }
    }

    Installation ark() {
        return ark;
    }

    LocalLayout layout() {
        return ark.layout();
    }

    /** Signed here: to run a command for each of so many agents would take minutes. */
    @Override
    public Client client(String role, String name) {
        return clients.computeIfAbsent(
                List.of(role, name), _ -> new Client("http://127.0.0.1:" + layout().edgePort(), token(role, name)));
    }

    /** Traffic of all agents, a tenth of which is denied: so much that every tripwire can tell within a short stage. */
    Traffic traffic() throws IOException {
        return new Traffic(priced(), PER_SECOND, DENIED_PERCENT);
    }

    /** Traffic of which nothing is denied. */
    Traffic approved(double perSecond) throws IOException {
        return new Traffic(priced(), perSecond, 0);
    }

    private List<Desk> priced() throws IOException {
        for (Desk desk : desks) {
            desk.price(desk.symbol(), "test");
        }
        return desks;
    }

    /** What an agent is told now. */
    JsonNode anyDecision() throws IOException {
        Desk desk = desks.getFirst();
        return desk.buy(desk.symbol(), 1).body();
    }

    /** Makes a release of what is built. */
    String release(String version, String... settings) {
        List<String> command = new ArrayList<>(List.of("release", "create", version));
        command.addAll(List.of(settings));
        ark.ok(command.toArray(String[]::new));
        return version;
    }

    /** Waits until nothing is against a rollout, such as too short a baseline; changes nothing. */
    void awaitReady(String version) {
        await().atMost(BASELINE)
                .pollInterval(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(ark.run("canary", "--version", version, "--dry-run"))
                        .satisfies(plan -> assertThat(plan.exit())
                                .as("%s%s", plan.out(), plan.err())
                                .isZero()));
    }

    /** Rolls a version out and follows it to its end. */
    ArkCommand.Result canary(String version, List<String> timing, String... more) {
        List<String> command = new ArrayList<>(List.of("canary", "--version", version));
        command.addAll(timing);
        command.addAll(List.of(more));
        return ark.run(command.toArray(String[]::new));
    }

    /** Begins a rollout; its id. */
    String begin(String version, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--detach", "-o", "json"));
        ArkCommand.Result begun = canary(version, SHORT, options.toArray(String[]::new));
        assertThat(begun.exit()).as("%s%s", begun.out(), begun.err()).isZero();
        return json(begun.out()).path("id").asText();
    }

    /** The id of the rollout in progress, as soon as there is one. */
    String awaitCurrent() {
        return await("a rollout in progress")
                .atMost(LONGEST)
                .pollInterval(POLL)
                .until(
                        () -> deployer()
                                .get("/v1/rollouts/current")
                                .body()
                                .at("/summary/id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    /** The record as an operator sees it. */
    RolloutRecord show(String id) {
        return new RolloutRecord(json(ark.ok("rollouts", "show", id, "-o", "json")));
    }

    /** The latest one's. */
    RolloutRecord latest() {
        return show(json(ark.ok("rollouts", "--limit", "1", "-o", "json"))
                .at("/rollouts/0/id")
                .asText());
    }

    /** The same as {@link #show}, faster, for who looks all the time; nothing while the deployer does not answer. */
    Optional<RolloutRecord> look(String id) {
        try {
            Client.Answer answer = deployer().get("/v1/rollouts/" + id);
            return answer.status() == 200 ? Optional.of(new RolloutRecord(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Waits until a rollout is in a phase, and tells its record then. */
    RolloutRecord awaitPhase(String id, String... phases) {
        return await("phase " + List.of(phases))
                .atMost(LONGEST)
                .pollInterval(POLL)
                .until(
                        () -> look(id).filter(record -> List.of(phases).contains(record.phase()) || record.isOver()),
                        Optional::isPresent)
                .orElseThrow();
    }

    RolloutRecord awaitEnd(String id) {
        return awaitPhase(id, "done", "rolled_back", "held");
    }

    /** The version that the stable slot is to run. */
    String stable() throws IOException {
        return releases().path("stable").asText();
    }

    JsonNode releases() throws IOException {
        return deployer().get("/v1/releases").body();
    }

    JsonNode slots() throws IOException {
        return deployer().get("/v1/slots").body().path("slots");
    }

    /** After whatever went wrong in a test: the deployer runs, everything is approved again, and nothing is in progress. */
    void settle() throws IOException {
        if (!answers()) {
            ark.up();
        }
        ark.release("the next test");
        JsonNode current = deployer().get("/v1/rollouts/current").body();
        if (current.has("summary")) {
            ark.run("abort", "--reason", "the next test");
            awaitPhase(current.at("/summary/id").asText(), "done", "rolled_back");
        }
    }

    private boolean answers() {
        try {
            return deployer().get("/healthz").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        ark.close();
    }

    static JsonNode json(String text) {
        try {
            return ArkJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private Client deployer() {
        return clients.computeIfAbsent(
                List.of("deployer"),
                _ -> new Client("http://127.0.0.1:" + layout().deployerPort(), token("operator", "olivia")));
    }

    private String token(String role, String name) {
        return TokenSigner.of(layout().tokenSigningKey(), Clock.systemUTC())
                .sign(name, List.of(role), Duration.ofDays(1));
    }
}
