package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import dev.ark.core.Graveyard;
import dev.ark.testkit.Identities;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many agents at once. */
@QuarkusTest
class ConcurrentDecisionsTest extends CoreTest {
    private static final int PROPOSALS = 500;
    private static final int AT_ONCE = 50;

    private final AtomicInteger orders = new AtomicInteger();
    private final Map<String, String> tokens = new HashMap<>();

    private record Answer(JsonPath decision, long startedNanos) {
        boolean isApproved() {
            return "approved".equals(decision.getString("outcome"));
        }
    }

    @AfterEach
    void letGo() {
        release();
    }

    @Test
    void proposalsOfSeveralAgentsOnOneAccountNeverExceedItsLimit() throws Exception {
        String account = newAgent();
        List<String> agents = agentsOf(account, 5);
        List<Callable<Answer>> proposals = new ArrayList<>();
        for (int i = 0; i < PROPOSALS; i++) {
            String agent = agents.get(i % agents.size());
            proposals.add(() -> proposed(agent, ""));
        }
        assertThat(all(proposals).stream().filter(Answer::isApproved)).hasSize(Graveyard.MOST_OF_A_SYMBOL);
        operator()
                .get("/v1/accounts/" + account)
                .then()
                .body("holdings[0].open_buys", equalTo("" + Graveyard.MOST_OF_A_SYMBOL));
    }

    @Test
    void afterAHaltNothingIsApproved() throws Exception {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            agents.addAll(agentsOf(newAgent(), 1));
        }
        AtomicBoolean enough = new AtomicBoolean();
        List<Answer> answers = new ArrayList<>();
        long halted;
        long acknowledged;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Answer>>> load = new ArrayList<>();
            for (String agent : agents) {
                load.add(threads.submit(() -> proposeUntil(enough, agent)));
            }
            long begun = head();
            Eventually.holds("there is a load", () -> head() > begun + 20);
            long before = head();
            command("/v1/halt").statusCode(200);
            acknowledged = System.nanoTime();
            halted = seqOfHalt(before);
            Eventually.holds("some are decided after the halt", () -> head() > halted + 20);
            enough.set(true);
            for (var each : load) {
                answers.addAll(each.get(60, TimeUnit.SECONDS));
            }
        }
        assertThat(answers).anyMatch(Answer::isApproved);
        assertThat(answers.stream().filter(Answer::isApproved))
                .allMatch(answer -> answer.decision().getLong("seq") < halted)
                .allMatch(answer -> answer.startedNanos() < acknowledged);
    }

    @Test
    void repeatsOfOneRequestAtOnceHaveOneDecision() throws Exception {
        String account = newAgent();
        String agent = agentsOf(account, 1).getFirst();
        List<Callable<Answer>> repeats = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            repeats.add(() -> proposed(agent, "the-same-key"));
        }
        assertThat(all(repeats).stream()
                        .map(answer -> answer.decision().getString("decision_id"))
                        .distinct())
                .hasSize(1);
        operator().get("/v1/accounts/" + account).then().body("holdings[0].open_buys", equalTo("1"));
    }

    private List<String> agentsOf(String account, int count) {
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String agent = "agent-" + UUID.randomUUID();
            register(agent, account);
            tokens.put(agent, Identities.token(agent, Roles.AGENT));
            agents.add(agent);
        }
        return agents;
    }

    private List<Answer> proposeUntil(AtomicBoolean enough, String agent) {
        List<Answer> answers = new ArrayList<>();
        while (!enough.get()) {
            answers.add(proposed(agent, ""));
        }
        return answers;
    }

    private Answer proposed(String agent, String key) {
        long start = System.nanoTime();
        var request = with(tokens.get(agent)).body(key.isEmpty() ? another() : buy(1));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return new Answer(
                request.post("/v1/decisions").then().statusCode(201).extract().jsonPath(), start);
    }

    /** An order for one unit that is like no other, so that many are decided together. */
    private String another() {
        return buy(1).replace("\"178\"", "\"178." + orders.incrementAndGet() + "\"");
    }

    private static long seqOfHalt(long before) {
        return operator()
                .get("/v1/events?limit=1000&after=" + before)
                .jsonPath()
                .getLong("events.find { it.type == 'halt' }.seq");
    }

    private static List<Answer> all(List<Callable<Answer>> requests) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get(60, TimeUnit.SECONDS));
            }
            return answers;
        }
    }
}
