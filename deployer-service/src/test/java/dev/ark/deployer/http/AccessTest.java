package dev.ark.deployer.http;

import dev.ark.contract.identity.Roles;
import dev.ark.testkit.AccessTable;
import dev.ark.testkit.Identities;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Identities.class, restrictToAnnotatedClass = false)
class AccessTest {
    @Test
    void everyOperationIsForTheRolesInThisTableAndForNobodyElse() {
        new AccessTable()
                .open("GET /healthz")
                .open("GET /readyz")
                .allow("GET /v1/slots", Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE)
                .allow("GET /v1/releases", Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE)
                .allow("GET /v1/rollouts", Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE)
                .allow("GET /v1/rollouts/current", Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE)
                .allow("GET /v1/rollouts/{id}", Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE)
                .allow("POST /v1/rollouts", Roles.OPERATOR)
                .allow("POST /v1/rollouts:plan", Roles.OPERATOR)
                .allow("POST /v1/rollouts/{id}/promote", Roles.OPERATOR)
                .allow("POST /v1/rollouts/{id}/pause", Roles.OPERATOR)
                .allow("POST /v1/rollouts/{id}/resume", Roles.OPERATOR)
                .allow("POST /v1/rollouts/{id}/hold", Roles.OPERATOR)
                .allow("POST /v1/rollouts/{id}/abort", Roles.OPERATOR)
                .allow("POST /v1/rollbacks", Roles.OPERATOR)
                .allow("POST /v1/synthetic", Roles.OPERATOR)
                .allow("GET /v1/synthetic", Roles.OPERATOR, Roles.VIEWER)
                .allow("POST /v1/validations", Roles.OPERATOR)
                .allow("GET /v1/validations", Roles.OPERATOR, Roles.VIEWER)
                .allow("GET /v1/validations/{id}", Roles.OPERATOR, Roles.VIEWER)
                .allow("GET /v1/synthetic/{id}", Roles.OPERATOR, Roles.VIEWER)
                .allow("GET /v1/rollouts/{id}/replay", Roles.OPERATOR, Roles.VIEWER)
                .allow("GET /v1/rollouts/{id}/restore", Roles.OPERATOR, Roles.VIEWER)
                .verify();
    }
}
