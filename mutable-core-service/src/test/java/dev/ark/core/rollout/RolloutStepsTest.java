package dev.ark.core.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The deployer's transitions in the journal. */
@QuarkusTest
class RolloutStepsTest extends CoreTest {
    private final String rollout = "r-" + UUID.randomUUID();

    @Test
    void aStepIsOneRowHoweverOftenItIsTold() {
        long before = head();
        int seq = tell(1, "ramp").statusCode(201).extract().path("seq");
        tell(1, "ramp").statusCode(200).body("seq", equalTo(seq));
        assertThat(writtenSince(before)).containsExactly("rollout_step");
        operator()
                .get("/v1/events?limit=10&after=" + before)
                .then()
                .body("events[0].seq", equalTo(seq))
                .body("events[0].body.rollout", equalTo(rollout))
                .body("events[0].body.phase", equalTo("ramp"));
    }

    @Test
    void anotherStepOfTheSameNumberIsAConflict() {
        tell(1, "ramp").statusCode(201);
        long before = head();
        tell(1, "watch").statusCode(409).body("code", equalTo("CONFLICT"));
        assertThat(writtenSince(before)).isEmpty();
    }

    @Test
    void theStepsOfARolloutAreToldByTheirNumber() {
        tell(2, "ramp").statusCode(201);
        tell(1, "start").statusCode(201);
        as("vera", Roles.VIEWER)
                .get("/v1/rollout-steps?rollout=" + rollout)
                .then()
                .statusCode(200)
                .body("steps.step.number", contains(1, 2))
                .body("steps.step.phase", contains("start", "ramp"))
                .body("steps[0].step.at", equalTo("2026-05-01T09:30:00.123456Z"));
        operator().get("/v1/rollout-steps?rollout=unknown").then().body("steps", hasSize(0));
        operator().get("/v1/rollout-steps").then().statusCode(422);
    }

    @Test
    void noServiceButTheDeployerTellsOfThem() {
        as("watchdog", Roles.SERVICE)
                .body(step(1, "ramp"))
                .post("/v1/rollout-steps")
                .then()
                .statusCode(403);
        lower(as("watchdog", Roles.SERVICE), lowering()).statusCode(403);
    }

    @Test
    void aStepWithoutAPlaceIsRefused() {
        tell(0, "ramp").statusCode(422);
        tell(1, "").statusCode(422);
    }

    /** Revision 9 is above whatever the tests' graveyard serves. */
    @Test
    void nothingIsWrittenWhenTheRulesAreLowEnough() {
        long before = head();
        for (RequestSpecification who : List.of(deployer(), operator())) {
            lower(who, lowering()).statusCode(200).body("seq", equalTo(null));
        }
        assertThat(writtenSince(before)).isEmpty();
        lower(deployer(), "{\"revision\":-1,\"reason\":\"r\"}").statusCode(422);
    }

    /** The path is sent as it stands; else its colon would be encoded. */
    private static ValidatableResponse lower(RequestSpecification who, String body) {
        return who.urlEncodingEnabled(false)
                .body(body)
                .post("/v1/ruleset:lower")
                .then();
    }

    private ValidatableResponse tell(long number, String phase) {
        return deployer().body(step(number, phase)).post("/v1/rollout-steps").then();
    }

    private static RequestSpecification deployer() {
        return as("deployer", Roles.SERVICE);
    }

    private static String lowering() {
        return "{\"revision\":9,\"reason\":\"rolled back\"}";
    }

    private String step(long number, String phase) {
        return "{\"rollout\":\"" + rollout + "\",\"number\":" + number
                + ",\"version\":\"v1.1.0\",\"stable\":\"v1.0.0\",\"phase\":\"" + phase
                + "\",\"step\":0,\"part\":0,\"cause\":\"progress\",\"why\":\"as planned\",\"by\":\"olivia\","
                + "\"at\":\"2026-05-01T09:30:00.123456Z\"}";
    }
}
