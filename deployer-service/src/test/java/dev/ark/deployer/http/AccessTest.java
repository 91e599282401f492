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
                .allow("POST /v1/synthetic", Roles.OPERATOR)
                .allow("GET /v1/synthetic", Roles.OPERATOR, Roles.VIEWER)
                .allow("POST /v1/validations", Roles.OPERATOR)
                .allow("GET /v1/validations", Roles.OPERATOR, Roles.VIEWER)
                .allow("GET /v1/validations/{id}", Roles.OPERATOR, Roles.VIEWER)
                .allow("GET /v1/synthetic/{id}", Roles.OPERATOR, Roles.VIEWER)
                .verify();
    }
}
