package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The common fence: halt and release. */
@QuarkusTest
class HaltTest extends CoreTest {
    @AfterEach
    void letGo() {
        release();
    }

    @Test
    void aHaltedCoreApprovesNothing() {
        String agent = newAgent();
        command("/v1/halt").statusCode(200).body("trading_state", equalTo("HALTED"));
        propose(agent, buy(1)).body("violations.rule", contains("emergency_halt_enabled"));
    }

    @Test
    void aServiceMayHalt() {
        command(as("watchdog", Roles.SERVICE), "/v1/halt").statusCode(200).body("actor", equalTo("watchdog"));
    }

    @Test
    void aServiceMayNotRelease() {
        command("/v1/halt");
        command(as("watchdog", Roles.SERVICE), "/v1/resume").statusCode(403);
        operator().get("/v1/control").then().body("trading_state", equalTo("HALTED"));
    }

    @Test
    void aReleaseNeedsAReason() {
        command("/v1/halt");
        operator().body("{\"reason\":\" \"}").post("/v1/resume").then().statusCode(422);
        operator().get("/v1/control").then().body("trading_state", equalTo("HALTED"));
    }

    @Test
    void aReleasedCoreApprovesAgain() {
        String agent = newAgent();
        command("/v1/halt");
        release();
        operator().get("/v1/control").then().body("trading_state", equalTo("ACTIVE"));
        propose(agent, buy(1)).body("outcome", equalTo("approved"));
    }

    @Test
    void aSecondHaltIsAFenceAndARowOfItsOwn() {
        long epoch = command("/v1/halt").extract().jsonPath().getLong("halt_epoch");
        long head = head();
        command("/v1/halt").statusCode(200).body("halt_epoch", equalTo((int) epoch + 1));
        assertThat(writtenSince(head)).hasSize(1);
    }

    @Test
    void everyHaltAndEveryReleaseBeginsANewEpoch() {
        long before = epoch();
        watchdogFinds(Drift.NONE);
        long halted = command("/v1/halt").extract().jsonPath().getLong("halt_epoch");
        long released = command("/v1/resume").extract().jsonPath().getLong("halt_epoch");
        assertThat(halted).isEqualTo(before + 1);
        assertThat(released).isEqualTo(before + 2);
    }

    @Test
    void aPermitCannotBeSpentDuringAHalt() {
        GivenPermit permit = approved(newAgent(), buy(1));
        command("/v1/halt");
        permit.spend().statusCode(409).body("code", equalTo("PERMIT_FENCED"));
    }

    @Test
    void aPermitOfBeforeTheHaltCannotBeSpentAfterTheRelease() {
        GivenPermit permit = approved(newAgent(), buy(1));
        command("/v1/halt");
        release();
        permit.spend().statusCode(409).body("code", equalTo("PERMIT_FENCED"));
        assertThat(permit.state()).isEqualTo("issued");
    }

    @Test
    void aPermitOfAfterTheReleaseCanBeSpent() {
        String agent = newAgent();
        command("/v1/halt");
        release();
        approved(agent, buy(1)).spend().statusCode(200);
    }

    @Test
    void aHaltIsOneRowThatSaysWhoAndWhy() {
        long before = head();
        command("/v1/halt");
        assertThat(writtenSince(before)).containsExactly("halt");
        operator()
                .get("/v1/events?after=" + before)
                .then()
                .rootPath("events.find { it.type == 'halt' }.body")
                .body("actor", equalTo("olivia"))
                .body("reason", equalTo("for a test"))
                .body("halt_epoch", equalTo((int) epoch()));
    }

    @Test
    void aReleaseGoesOneStepAtATime() {
        watchdogFinds(Drift.NONE).statusCode(204);
        command("/v1/halt");
        command("/v1/resume").statusCode(200).body("trading_state", equalTo("REDUCING"));
        command("/v1/resume").statusCode(200).body("trading_state", equalTo("ACTIVE"));
        command("/v1/resume").statusCode(200).body("trading_state", equalTo("ACTIVE"));
    }

    @ParameterizedTest
    @EnumSource(names = {"FOUND", "UNKNOWN"})
    void nothingIsReleasedUnlessTheWatchdogFindsTheReleasedRules(Drift drift) {
        for (String stop : List.of("/v1/halt", "/v1/reduce")) {
            release();
            command(stop).statusCode(200);
            watchdogFinds(drift).statusCode(204);
            String stopped = operator().get("/v1/control").jsonPath().getString("trading_state");
            command("/v1/resume").statusCode(409).body("detail", containsString("the watchdog"));
            operator().get("/v1/control").then().body("trading_state", equalTo(stopped));
        }
    }

    @Test
    void theCanarysWatchdogHoldsNoLease() {
        as("watchdog", Roles.SERVICE)
                .body("{\"deployment\":\"canary\",\"drift\":\"NONE\"}")
                .post("/v1/watchdog/lease")
                .then()
                .statusCode(409);
    }

    @Test
    void aServiceMayReduceAndAHaltIsNotWeakenedByIt() {
        command(as("watchdog", Roles.SERVICE), "/v1/reduce")
                .statusCode(200)
                .body("trading_state", equalTo("REDUCING"))
                .body("actor", equalTo("watchdog"));
        command("/v1/halt");
        command("/v1/reduce").statusCode(200).body("trading_state", equalTo("HALTED"));
    }

    @Test
    void whileReducingAnEvaluatorThatApprovesMoreExposureIsNotBelieved() {
        String agent = newAgent();
        command("/v1/reduce").statusCode(200);
        propose(agent, buy(1)).body("violations.rule", contains("emergency_halt_enabled"));
    }

    private static long epoch() {
        return operator().get("/v1/control").jsonPath().getLong("halt_epoch");
    }
}
