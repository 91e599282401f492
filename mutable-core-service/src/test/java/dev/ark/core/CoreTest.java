package dev.ark.core;

import static io.restassured.RestAssured.given;

import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.contract.identity.Roles;
import dev.ark.testkit.Identities;
import dev.ark.testkit.RedisServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the whole core service say: real HTTP, a real SQLite file, a real Redis, real tokens. */
@QuarkusTestResource(Identities.class)
@QuarkusTestResource(RedisServers.class)
@QuarkusTestResource(StateFiles.class)
@QuarkusTestResource(Graveyard.class)
public abstract class CoreTest {
    @BeforeEach
    void graveyardAnswers() {
        Graveyard.be(Graveyard.Mood.ANSWERS);
    }

    protected static RequestSpecification as(String subject, String... roles) {
        return with(Identities.token(subject, roles));
    }

    protected static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    protected static RequestSpecification operator() {
        return as("olivia", Roles.OPERATOR);
    }

    protected static RequestSpecification broker() {
        return as("bob", Roles.BROKER);
    }

    protected static RequestSpecification agent(String name) {
        return as(name, Roles.AGENT);
    }

    /** Registers a new agent with an account of its own, equity and all; the name is its account's too. */
    protected static String newAgent() {
        String name = "agent-" + UUID.randomUUID();
        register(name, name);
        broker().body("{\"currency\":\"USD\",\"equity\":\"100000\",\"session_start_equity\":\"100000\"}")
                .put("/v1/facts/accounts/" + name)
                .then()
                .statusCode(200);
        return name;
    }

    protected static void register(String agent, String account) {
        operator()
                .body("{\"account\":\"" + account + "\",\"principal\":\"alice\"}")
                .put("/v1/agents/" + agent)
                .then()
                .statusCode(200);
    }

    protected static void markNow(String symbol, String price) {
        broker().body("{\"price\":\"" + price + "\",\"source\":\"feed\",\"at\":\"" + Instant.now() + "\"}")
                .put("/v1/facts/marks/" + symbol)
                .then()
                .statusCode(200);
    }

    protected static String buy(int quantity) {
        return "{\"action_type\":\"trade\",\"parameters\":{\"symbol\":\"AAPL\",\"side\":\"buy\",\"quantity\":\""
                + quantity + "\",\"stop_loss\":\"178\"},\"rationale\":\"cheap\",\"evidence\":[\"e-1\"]}";
    }

    protected static String sell(int quantity) {
        return buy(quantity).replace("\"buy\"", "\"sell\"").replace("\"178\"", "\"190\"");
    }

    protected static ValidatableResponse propose(String agent, String body) {
        return agent(agent).body(body).post("/v1/decisions").then();
    }

    /** The sequence of the journal's last row. */
    protected static long head() {
        return operator().get("/v1/journal/head").jsonPath().getLong("seq");
    }

    /** The types of what was written after a sequence, but for expiries, which time brings about and not a test. */
    protected static List<String> writtenSince(long seq) {
        return operator().get("/v1/events?limit=1000&after=" + seq).jsonPath().<String>getList("events.type").stream()
                .filter(type -> !type.equals("permits_expired"))
                .toList();
    }

    protected static ValidatableResponse command(String path) {
        return command(operator(), path);
    }

    /** A command with a reason, such as a halt. */
    protected static ValidatableResponse command(RequestSpecification who, String path) {
        return who.body("{\"reason\":\"for a test\"}").post(path).then();
    }

    /** The stable slot's watchdog says how it found the rules. */
    protected static ValidatableResponse watchdogFinds(Drift drift) {
        return as("watchdog", Roles.SERVICE)
                .body("{\"deployment\":\"stable\",\"drift\":\"" + drift + "\"}")
                .post("/v1/watchdog/lease")
                .then();
    }

    /** Releases, step by step, whatever is not active. */
    protected static void release() {
        watchdogFinds(Drift.NONE).statusCode(204);
        for (int step = 0; step < 2; step++) {
            command("/v1/resume").statusCode(200);
        }
    }

    /** The permit of an approved proposal. */
    protected static GivenPermit approved(String agent, String body) {
        JsonPath decision = propose(agent, body).statusCode(201).extract().jsonPath();
        return new GivenPermit(agent, body, decision.getString("permit.id"), decision.getString("permit.token"));
    }

    /** What an approval gave an agent. */
    public record GivenPermit(String agent, String proposal, String id, String token) {
        /** Presents the permit for the very action that was approved. */
        public ValidatableResponse spend() {
            return spendAs(agent, token, proposal);
        }

        public ValidatableResponse spendAs(String caller, String shown, String action) {
            JsonPath proposed = new JsonPath(action);
            return CoreTest.agent(caller)
                    .body(Map.of(
                            "token",
                            shown,
                            "action",
                            Map.of(
                                    "action_type", proposed.getString("action_type"),
                                    "parameters", proposed.getMap("parameters"))))
                    .post("/v1/permits/" + id + "/spend")
                    .then();
        }

        public GivenPermit spent() {
            spend().statusCode(200);
            return this;
        }

        public String state() {
            return operator().get("/v1/permits/" + id).jsonPath().getString("state");
        }
    }
}
