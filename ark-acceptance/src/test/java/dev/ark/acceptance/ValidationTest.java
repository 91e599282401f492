package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.identity.TrialAgents;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The thirteen checks against a running system, and what they leave: nothing. */
@ExtendWith(Shared.class)
class ValidationTest {
    private final Installation ark;

    ValidationTest(Installation ark) {
        this.ark = ark;
    }

    @Test
    void everyCheckOfARunningSystemPassesAndLeavesNothingBehind() throws IOException {
        assertThat(ark.ok("validate", "--verbose")).endsWith("13/13 passed" + System.lineSeparator());
        nothingIsLeft();
        assertThat(alerts("acknowledged").findValuesAsText("agent"))
                .as("what the checks provoked was raised, and is seen")
                .contains(TrialAgents.VALIDATION);
    }

    @Test
    void theChecksOfOneCategoryCanBeMadeAgainAtOnce() throws IOException {
        for (String category : new String[] {"ethics", "state", "integration", "integration"}) {
            ArkCommand.Result result = ark.run("validate", "--category", category);
            assertThat(result.exit()).as(result.out() + result.err()).isZero();
        }
        nothingIsLeft();
    }

    @Test
    void aHaltedSystemFailsTheValidation() {
        ark.ok("halt", "--reason", "to see the validation fail");
        try {
            ArkCommand.Result result = ark.run("validate", "--category", "ethics", "-o", "json");
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out()).contains("emergency_halt_enabled");
        } finally {
            ark.release("seen");
        }
    }

    @Test
    void theGuidesOwnCommandsDoTheSame() {
        ArkCommand.Result checks =
                ark.runFile("deployment/run_validation_tests.sh", "--verbose", "--category", "state");
        assertThat(checks.exit()).as(checks.out() + checks.err()).isZero();
        assertThat(checks.out()).contains("3/3 passed");
        ArkCommand.Result load = ark.runFile("deployment/run_synthetic_loop.py", "--duration", "3", "--hz", "1");
        assertThat(load.exit()).as(load.out() + load.err()).isZero();
        ArkCommand.Result template = ark.runFile(
                "deployment/config_prod.py", "--env", System.getProperty("ark.checkout") + "/.env.production");
        assertThat(template.exit()).isEqualTo(1);
        assertThat(template.out()).contains("ARK_STABLE_VERSION: it is not filled in");
    }

    @Test
    void whatAnInstallationIsMadeOfIsValid() {
        ArkCommand.Result result = ark.run("config", "validate");
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
    }

    private void nothingIsLeft() throws IOException {
        Client viewer = ark.client("viewer", "vera");
        JsonNode agent = viewer.get("/v1/agents/" + TrialAgents.VALIDATION).body();
        assertThat(agent.path("quarantined").asBoolean()).isFalse();
        assertThat(agent.has("last_seen_at")).as("nobody waits for it").isFalse();
        JsonNode account = viewer.get("/v1/accounts/" + TrialAgents.VALIDATION).body();
        for (JsonNode holding : account.path("holdings")) {
            assertThat(new BigDecimal(holding.path("quantity").asText()))
                    .as(holding.toString())
                    .isZero();
        }
        assertThat(account.path("open_orders")).isEmpty();
        assertThat(viewer.get("/v1/agents/" + TrialAgents.VALIDATION + "/state")
                        .body()
                        .path("items"))
                .isEmpty();
        assertThat(viewer.get("/v1/control").body().path("trading_state").asText())
                .isEqualTo("ACTIVE");
        for (JsonNode alert : alerts("open")) {
            assertThat(alert.path("agent").asText()).isNotEqualTo(TrialAgents.VALIDATION);
        }
    }

    private JsonNode alerts(String state) throws IOException {
        String watchdog = "http://127.0.0.1:" + ark.layout().watchdogPort();
        return new Client(watchdog, ark.token("viewer", "vera"))
                .get("/v1/alerts?limit=1000&state=" + state)
                .body()
                .path("alerts");
    }
}
