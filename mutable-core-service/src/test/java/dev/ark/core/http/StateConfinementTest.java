package dev.ark.core.http;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ark.contract.identity.Roles;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent reads and writes its own state only; whoever reads all writes none. */
@QuarkusTest
class StateConfinementTest extends StateKeys {
    private static final String OWNER = somebody();
    private static final List<String> READS = List.of("state", "state/k", "state/k/history", "memories", "memories/");
    private static final List<String> WRITES =
            List.of("PUT state/k", "DELETE state/k", "POST state/k/rollback", "POST memories", "DELETE memories/");

    private String memory;

    @BeforeEach
    void thereIsSomething() {
        write(OWNER, "k", "1");
        memory = agent(OWNER)
                .body("{\"type\":\"summary\",\"content\":1}")
                .post("/v1/agents/" + OWNER + "/memories")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Stream<Arguments> readers() {
        return READS.stream()
                .flatMap(path -> Roles.ALL.stream()
                        .map(role -> arguments(
                                path, role, List.of("operator", "viewer").contains(role) ? 200 : 403)));
    }

    @ParameterizedTest(name = "GET {0} as another with the role {1}: {2}")
    @MethodSource("readers")
    void operatorsAndViewersReadAnothersState(String path, String role, int status) {
        as("another", role).get(pathOf(path)).then().statusCode(status);
    }

    static Stream<Arguments> writers() {
        return WRITES.stream().flatMap(write -> Roles.ALL.stream().map(role -> arguments(write, role)));
    }

    @ParameterizedTest(name = "{0} as another with the role {1}")
    @MethodSource("writers")
    void nobodyWritesAnothersState(String write, String role) {
        String[] parts = write.split(" ", 2);
        as("another", role)
                .header("If-Match", ANY)
                .body(parts[1].equals("memories") ? "{\"type\":\"summary\",\"content\":1}" : "{\"steps\":1}")
                .request(parts[0], pathOf(parts[1]))
                .then()
                .statusCode(403);
        agent(OWNER).get(pathOf("state/k")).then().statusCode(200);
        agent(OWNER).get(pathOf("memories/")).then().statusCode(200);
    }

    @Test
    void aRoleThatReadsAllDoesNotLetAnAgentWriteForAnother() {
        as("another", Roles.AGENT, Roles.VIEWER)
                .header("If-Match", ANY)
                .body("2")
                .put(path(OWNER, "k"))
                .then()
                .statusCode(403);
    }

    @Test
    void aGroupOfAnotherSystemDoesNotLetAnAgentReadAnother() {
        as("another", Roles.AGENT, "employees").get(path(OWNER, "k")).then().statusCode(403);
    }

    @Test
    void aTransactionIsOverTheCallersOwnKeys() {
        agent("another")
                .body("{\"compare\":[{\"key\":\"k\",\"exists\":true}],\"then\":[{\"op\":\"delete\",\"key\":\"k\"}]}")
                .post("/v1/txn")
                .then()
                .body("branch", equalTo("else"));
        agent(OWNER).get(path(OWNER, "k")).then().statusCode(200);
    }

    private String pathOf(String path) {
        return "/v1/agents/" + OWNER + "/" + path + (path.equals("memories/") ? memory : "");
    }
}
