package dev.ark.watchdog;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.identity.Roles;
import dev.ark.testkit.Identities;
import dev.ark.testkit.RedisServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the whole watchdog say: real HTTP both ways, a real Redis, real tokens. */
@QuarkusTestResource(Identities.class)
@QuarkusTestResource(RedisServers.class)
@QuarkusTestResource(CoreCounterpart.class)
@QuarkusTestResource(GraveyardCounterpart.class)
@QuarkusTestResource(WebhookCounterpart.class)
public abstract class WatchdogTest {
    protected static final Duration DEADLINE = Duration.ofSeconds(60);

    protected final CoreCounterpart core = CoreCounterpart.current();
    protected final NewsAgency bus = new NewsAgency();

    @BeforeEach
    void theCoreIsThereAndTheWatchdogListens() {
        core.comeUp();
        await().atMost(DEADLINE).until(() -> {
            bus.heartbeat(core.journal().head().seq());
            return isLevel();
        });
    }

    protected static RequestSpecification as(String subject, String... roles) {
        return given().header("Authorization", "Bearer " + Identities.token(subject, roles))
                .contentType(ContentType.JSON);
    }

    protected static RequestSpecification operator() {
        return as("olivia", Roles.OPERATOR);
    }

    protected static String newAgent() {
        return "agent-" + UUID.randomUUID();
    }

    protected static JsonPath health() {
        return as("vera", Roles.VIEWER)
                .queryParam("limit", 1_000)
                .get("/v1/health")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    protected static JsonPath alerts() {
        return as("vera", Roles.VIEWER)
                .queryParam("limit", 1_000)
                .get("/v1/alerts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    protected boolean isLevel() {
        JsonPath health = health();
        return health.getBoolean("bus.caught_up")
                && health.get("bus.silence_ms") != null
                && health.getLong("bus.position") >= core.journal().head().seq();
    }

    /** Heartbeats of failed work, each in the journal and on the bus. */
    protected void fails(String agent, int times) {
        for (int i = 0; i < times; i++) {
            bus.publish(core.journal().heartbeat(agent, "failed"));
        }
    }

    protected Event quarantineOf(String agent) {
        return core.journal().ofType(EventType.QUARANTINE).stream()
                .filter(event -> event.body().path("agent").asText().equals(agent))
                .findFirst()
                .orElse(null);
    }

    protected long quarantinesAskedOf(String agent) {
        return core.asked("agents/" + agent + "/quarantine").size();
    }
}
