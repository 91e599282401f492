package dev.ark.watchdog.http;

import dev.ark.contract.identity.Roles;
import dev.ark.testkit.AccessTable;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest extends WatchdogTest {
    @Test
    void everyOperationIsOpenToTheRolesOfTheTableAndToNoneElse() {
        new AccessTable()
                .open("GET /healthz")
                .open("GET /readyz")
                .allow("GET /v1/health", Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE)
                .allow("GET /v1/alerts", Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE)
                .allow("POST /v1/alertmanager", Roles.ALERTMANAGER, Roles.SERVICE)
                .allow("POST /v1/alerts/{id}/ack", Roles.OPERATOR, Roles.VALIDATOR)
                .allow("POST /v1/agents/{agent}/quarantine", Roles.OPERATOR, Roles.SERVICE)
                .allow("POST /v1/agents/{agent}/restore", Roles.OPERATOR)
                .allow("POST /v1/halt", Roles.OPERATOR, Roles.SERVICE)
                .allow("POST /v1/reduce", Roles.OPERATOR, Roles.SERVICE)
                .allow("POST /v1/resume", Roles.OPERATOR)
                .verify();
    }
}
