package dev.ark.graveyard.http;

import dev.ark.contract.identity.Roles;
import dev.ark.graveyard.serving.ReleasedRules;
import dev.ark.testkit.AccessTable;
import dev.ark.testkit.Identities;
import dev.ark.testkit.RedisServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Identities.class)
@WithTestResource(RedisServers.class)
@WithTestResource(ReleasedRules.class)
class AccessTest {
    private static final String[] READERS = {Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE, Roles.AGENT, Roles.BROKER};

    @Test
    void everyOperationIsForThoseInTheTableAlone() {
        AccessTable table = new AccessTable()
                .open("GET /healthz")
                .open("GET /readyz")
                .allow("POST /v1/evaluations", Roles.SERVICE, Roles.OBSERVER)
                .allow("POST /v1/rulesets:replay", Roles.SERVICE)
                .allow("GET /v1/ruleset", READERS)
                .allow("GET /v1/overlay", READERS)
                .allow("GET /v1/rules", READERS)
                .allow("GET /v1/rules/{name}", READERS);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            table.allow(method + " /v1/rules").allow(method + " /v1/rules/{name}");
        }
        table.verify();
    }
}
