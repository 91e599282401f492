package dev.ark.graveyard.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.identity.Roles;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.serving.ReleasedRules;
import dev.ark.testkit.Identities;
import dev.ark.testkit.RedisServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Identities.class)
@WithTestResource(RedisServers.class)
@WithTestResource(ReleasedRules.class)
class RulesResourceTest {

    @Test
    void theRulesAreListedInTheirOrder() {
        as(Roles.VIEWER)
                .get("/v1/rules")
                .then()
                .statusCode(200)
                .body("ruleset.version", equalTo("1.0.0"))
                .body(
                        "rules.name",
                        contains(
                                "no_insider_trading",
                                "no_market_manipulation",
                                "no_pump_and_dump",
                                "no_front_running",
                                "max_position_size",
                                "max_daily_loss",
                                "max_leverage",
                                "require_stop_loss",
                                "min_risk_reward",
                                "max_concurrent_trades",
                                "require_hrm_approval",
                                "audit_all_actions",
                                "user_override_allowed",
                                "emergency_halt_enabled",
                                "protect_user_data",
                                "require_consent",
                                "anonymize_logs",
                                "encrypt_credentials",
                                "immutable_graveyard",
                                "watchdog_monitoring",
                                "validate_data_sources",
                                "prevent_infinite_loops",
                                "preserve_user_autonomy",
                                "transparent_reasoning",
                                "reversible_actions",
                                "human_in_loop_critical"));
    }

    @Test
    void aRuleTellsItsLimitsAndHowToSatisfyIt() {
        as(Roles.AGENT)
                .get("/v1/rules/max_position_size")
                .then()
                .statusCode(200)
                .body("category", equalTo("risk_management"))
                .body("severity", equalTo("HIGH"))
                .body("effect", equalTo("DENY"))
                .body("limits.position_bp", equalTo(1000))
                .body("how_to_satisfy", containsString("smaller quantity"));
    }

    @Test
    void aRuleThatIsNoneIsNotFound() {
        as(Roles.VIEWER)
                .get("/v1/rules/be_nice")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void theRulesetIsTheReleasedOne() {
        as(Roles.SERVICE).get("/v1/ruleset").then().statusCode(200).body("sha256", equalTo(ReleasedManifest.SHA256));
    }

    @Test
    void nobodyWritesARuleWhateverTheBody() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            for (String path : List.of("/v1/rules", "/v1/rules/max_leverage")) {
                as(Roles.OPERATOR, Roles.BROKER, Roles.VIEWER, Roles.SERVICE)
                        .contentType("text/plain")
                        .body("leverage 100")
                        .request(method, path)
                        .then()
                        .statusCode(403)
                        .body("code", equalTo("RULES_IMMUTABLE"));
            }
        }
    }

    @Test
    void theServiceIsReadyOnceItsRulesAreVerified() {
        given().get("/readyz").then().statusCode(200);
        as(Roles.VIEWER)
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'ruleset' }.status", equalTo("UP"));
    }

    private static RequestSpecification as(String... roles) {
        return given().header("Authorization", "Bearer " + Identities.token("somebody", roles));
    }
}
