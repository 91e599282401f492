package dev.ark.deployer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.ark.contract.identity.Roles;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Verdict;
import dev.ark.testkit.Identities;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Identities.class, restrictToAnnotatedClass = false)
class RolloutApiTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final String QUICK =
            "{\"version\":\"%s\",\"stage_seconds\":0.01,\"check_interval_seconds\":0.01,\"force\":%s}";
    private static final String SLOW =
            "{\"version\":\"v2\",\"stage_seconds\":600,\"ramp_pause_seconds\":0.01,\"force\":true}";

    @Inject
    QuickWorld world;

    @BeforeEach
    void begin() {
        end();
        world.reset();
    }

    @AfterEach
    void end() {
        Response current = read("/v1/rollouts/current");
        if (current.statusCode() == 200) {
            String id = current.path("summary.id");
            command(id, "abort");
            await(() -> isOver(id));
        }
    }

    @Test
    void aRolloutGoesToItsEndAndItsWholeRecordIsTold() {
        Response begun = post("/v1/rollouts", QUICK.formatted("v2", true));
        begun.then()
                .statusCode(202)
                .body("id", startsWith("ro-"))
                .body("kind", equalTo("rollout"))
                .body("stable", equalTo("v1"))
                .body("over", equalTo(false))
                .body("begun_by", equalTo("somebody"));
        String id = begun.path("id");
        assertThat(begun.header("Location")).endsWith("/v1/rollouts/" + id);
        await(() -> isOver(id));
        read("/v1/rollouts/" + id)
                .then()
                .statusCode(200)
                .body("summary.phase", equalTo("done"))
                .body("summary.verdict", equalTo("pass"))
                .body("summary.why", equalTo("v2 is stable now"))
                .body("summary.ended_at", notNullValue())
                .body("summary.canary_weight", equalTo(0))
                .body("options.weights", equalTo(List.of(10, 25, 50)))
                .body("options.auto_rollback", equalTo(true))
                .body("options.denials_rule", equalTo("ratio"))
                .body("rows[0].phase", equalTo("pending"))
                .body("rows[1].intent.type", equalTo("preflight"))
                .body("rows[1].progress", equalTo("nearly done"))
                .body("rows[1].as_intended", equalTo(true))
                .body("rows.size()", greaterThan(12))
                .body("checks[0].tripwire", equalTo("errors"));
        read("/v1/rollouts?limit=1").then().statusCode(200).body("rollouts.id", equalTo(List.of(id)));
        read("/v1/rollouts/current").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        assertThat(world.seen(Slot.STABLE)).isEqualTo(new SlotSeen.Running("v2", true));
    }

    @Test
    void aSecondOneIsRefusedAndToldWhoHoldsTheLock() {
        String id = post("/v1/rollouts", SLOW).path("id");
        post("/v1/rollouts", SLOW)
                .then()
                .statusCode(409)
                .body("code", equalTo("ROLLOUT_IN_PROGRESS"))
                .body("detail", containsString(id + " by somebody holds the lock"));
        read("/v1/rollouts/current").then().statusCode(200).body("summary.id", equalTo(id));
    }

    @Test
    void commandsAreAcceptedWhereTheyFit() {
        String id = post("/v1/rollouts", SLOW).path("id");
        await(() -> phase(id).equals("ramp"));
        await(() -> weight(id) == 10);
        command(id, "resume").then().statusCode(409).body("code", equalTo("CONFLICT"));
        command(id, "pause").then().statusCode(202);
        await(() -> phase(id).equals("paused"));
        read("/v1/rollouts/" + id)
                .then()
                .body("summary.why", equalTo("somebody: because"))
                .body("summary.canary_weight", equalTo(10));
        command(id, "hold").then().statusCode(202);
        await(() -> phase(id).equals("held") && weight(id) == 0);
        command(id, "resume").then().statusCode(202);
        await(() -> phase(id).equals("ramp"));
        command(id, "abort").then().statusCode(202);
        await(() -> isOver(id));
        command(id, "abort").then().statusCode(200).body("phase", equalTo("rolled_back"));
        command("ro-none", "abort").then().statusCode(404);
        post("/v1/rollouts/" + id + "/pause", "{}").then().statusCode(422);
    }

    @Test
    void aTripwireTakesItBackAndItsVersionIsRefusedWithoutForce() {
        world.judge(Verdict.FAIL);
        String id = post("/v1/rollouts", QUICK.formatted("v3", true)).path("id");
        await(() -> isOver(id));
        read("/v1/rollouts/" + id)
                .then()
                .body("summary.phase", equalTo("rolled_back"))
                .body("summary.verdict", equalTo("fail"))
                .body("summary.why", equalTo("errors: 3 of 5 failed"))
                .body("rows.cause", hasItem("tripwire"));
        post("/v1/rollouts", QUICK.formatted("v3", false))
                .then()
                .statusCode(409)
                .body("code", equalTo("VERSION_FAILED"));
    }

    @Test
    void aPromotionInSpiteOfATripwireNeedsForce() {
        world.judge(Verdict.FAIL);
        String id = post("/v1/rollouts", "{\"version\":\"v4\",\"auto_rollback\":false,\"force\":true}")
                .path("id");
        await(() -> phase(id).equals("held"));
        command(id, "promote").then().statusCode(409).body("detail", containsString("force"));
        post("/v1/rollouts/" + id + "/promote", "{\"reason\":\"known\",\"force\":true}")
                .then()
                .statusCode(202);
        await(() -> !phase(id).equals("held"));
        world.judge(Verdict.PASS);
    }

    @Test
    void aRollbackWithNoRolloutTakesStableToTheVersionBefore() {
        post("/v1/rollbacks", "{\"reason\":\"too many denials\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("NO_SUCH_RELEASE"));
        world.wantStable("v2");
        Response begun = post("/v1/rollbacks", "{\"reason\":\"too many denials\",\"health_check\":false}");
        begun.then()
                .statusCode(202)
                .body("kind", equalTo("rollback"))
                .body("version", equalTo("v2"))
                .body("stable", equalTo("v1"))
                .body("why", equalTo("somebody: too many denials"));
        String id = begun.path("id");
        await(() -> isOver(id));
        read("/v1/rollouts/" + id)
                .then()
                .body("summary.phase", equalTo("rolled_back"))
                .body("options.health_check", equalTo(false));
        assertThat(world.seen(Slot.STABLE)).isEqualTo(new SlotSeen.Running("v1", true));
    }

    @Test
    void aRollbackOfARolloutAbortsItAsItIsAskedTo() {
        String id = post("/v1/rollouts", SLOW).path("id");
        await(() -> phase(id).equals("ramp"));
        post("/v1/rollbacks", "{\"reason\":\"no\",\"snapshot\":\"s-1\",\"synthetic_seconds\":7}")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));
        await(() -> isOver(id));
        read("/v1/rollouts/" + id)
                .then()
                .body("options.snapshot", equalTo("s-1"))
                .body("rows.intent.type", hasItem("restore"));
    }

    @Test
    void aPlanSaysWhatWouldBeDoneAndChangesNothing() {
        post("/v1/rollouts:plan", "{\"version\":\"v2\",\"weights\":[20]}")
                .then()
                .statusCode(200)
                .body("version", equalTo("v2"))
                .body("stable", equalTo("v1"))
                .body("steps", hasSize(10))
                .body("steps[4].intent.shares.canary", equalTo(20))
                .body("problems", equalTo(List.of("the disk is nearly full")))
                .body("forecast", equalTo(List.of("little can be shown")));
        read("/v1/rollouts/current").then().statusCode(404);
    }

    @Test
    void whatCannotBeBegunIsRefused() {
        refused("{\"version\":\"w9\"}", 422, "NO_SUCH_RELEASE");
        refused("{\"version\":\"v1\"}", 422, "INVALID_VALUE");
        refused("{}", 422, "INVALID_VALUE");
        refused("{\"version\":\"v2\",\"weights\":[]}", 422, "INVALID_VALUE");
        refused("{\"version\":\"v2\",\"weights\":[50,10]}", 422, "INVALID_VALUE");
        refused("{\"version\":\"v2\",\"stage_seconds\":-1}", 422, "INVALID_VALUE");
        refused("{\"version\":\"v2\",\"stage_seconds\":1,\"check_interval_seconds\":2}", 422, "INVALID_VALUE");
        refused("{\"version\":\"v2\",\"denials_rule\":\"dice\"}", 422, "INVALID_VALUE");
        refused("{\"version\":\"v2\",\"speed\":1}", 400, "UNKNOWN_FIELD");
        read("/v1/rollouts?limit=0").then().statusCode(422);
        read("/v1/rollouts/ro-none").then().statusCode(404);
    }

    @Test
    void theOpenRolloutIsInTheMetrics() {
        String id = post("/v1/rollouts", SLOW).path("id");
        await(() -> phase(id).equals("ramp") && weight(id) == 10);
        await(() -> metrics().contains("phase=\"ramp\"")
                && line("ark_rollout_phase{", "phase=\"ramp\"").endsWith(" 1.0"));
        assertThat(line("ark_rollout_phase{", "phase=\"done\"")).endsWith(" 0.0");
        assertThat(line("ark_rollout_canary_weight{")).endsWith(" 10.0");
        assertThat(line("ark_rollout_transitions_total{")).doesNotEndWith(" 0.0");
        assertThat(line("ark_rollout_announcements_waiting{")).doesNotEndWith(" 0.0");
    }

    private static String line(String... parts) {
        return metrics()
                .lines()
                .filter(line -> Arrays.stream(parts).allMatch(line::contains))
                .findFirst()
                .orElse("");
    }

    private static String metrics() {
        return as(Roles.METRICS).accept(ContentType.TEXT).get("/q/metrics").asString();
    }

    private static void refused(String body, int status, String code) {
        post("/v1/rollouts", body).then().statusCode(status).body("code", equalTo(code));
    }

    private static String phase(String id) {
        return read("/v1/rollouts/" + id).path("summary.phase");
    }

    private static int weight(String id) {
        return read("/v1/rollouts/" + id).path("summary.canary_weight");
    }

    private static boolean isOver(String id) {
        return read("/v1/rollouts/" + id).<Boolean>path("summary.over");
    }

    private static Response command(String id, String command) {
        return post("/v1/rollouts/" + id + "/" + command, "{\"reason\":\"because\"}");
    }

    private static Response post(String path, String body) {
        return as(Roles.OPERATOR)
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static Response read(String path) {
        return as(Roles.VIEWER).get(path);
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Identities.token("somebody", role));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it was so by then").isLessThan(end);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
