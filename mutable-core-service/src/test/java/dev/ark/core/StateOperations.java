package dev.ark.core;

import static dev.ark.core.CoreTest.agent;
import static dev.ark.core.CoreTest.as;
import static dev.ark.core.CoreTest.operator;

import dev.ark.contract.identity.Roles;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What agents, operators and the truth keeper do to the versioned state, to memories and to the session log. Refusals are part of it. */
final class StateOperations {
    static final int KINDS = 10;

    private static final List<String> VALUES =
            List.of("null", "1", "1.0", "1e400", "\"text\"", "{\"a\":[1.50,{\"b\":\"é\\n\"}]}", "[]");

    private final Random random;
    private final List<String> memories = new ArrayList<>();

    StateOperations(Random random) {
        this.random = random;
    }

    void step(int kind, String agent) {
        String key = "k" + random.nextInt(4);
        String path = "/v1/agents/" + agent + "/state/" + key;
        switch (kind) {
            case 0, 1 -> put(mayRepeat(agent(agent)), path, value());
            case 2 -> mayRepeat(agent(agent)).header("If-Match", "*").delete(path);
            case 3 ->
                mayRepeat(agent(agent))
                        .body("{\"to_version\":" + (1 + random.nextInt(3)) + "}")
                        .post(path + "/rollback");
            case 4 -> transaction(agent, key);
            case 5 -> put(mayRepeat(operator()), "/v1/config/" + key, config());
            case 6 -> truth(key);
            case 7 -> remember(agent);
            case 8 -> forget(agent);
            default ->
                mayRepeat(agent(agent))
                        .body("{\"session\":\"s-1\",\"event\":\"step\",\"detail\":" + value() + "}")
                        .post("/v1/session-log");
        }
    }

    private void put(RequestSpecification who, String path, String body) {
        who.header(random.nextBoolean() ? "If-Match" : "If-None-Match", "*")
                .body(body)
                .put(path);
    }

    private void transaction(String agent, String key) {
        String compare = random.nextBoolean() ? "" : "{\"key\":\"" + key + "\",\"exists\":true}";
        String operations = switch (random.nextInt(3)) {
            case 0 -> "{\"op\":\"get\",\"key\":\"" + key + "\"}";
            case 1 ->
                "{\"op\":\"put\",\"key\":\"" + key + "\",\"value\":" + value() + "},{\"op\":\"get\",\"key\":\"" + key
                        + "\"},{\"op\":\"delete\",\"key\":\"other\"}";
            default ->
                "{\"op\":\"delete\",\"key\":\"" + key + "\"},{\"op\":\"put\",\"key\":\"other\",\"value\":" + value()
                        + "}";
        };
        mayRepeat(agent(agent))
                .body("{\"agent\":\"" + agent + "\",\"compare\":[" + compare + "],\"then\":[" + operations
                        + "],\"else\":[{\"op\":\"put\",\"key\":\"" + key + "\",\"value\":true}]}")
                .post("/v1/txn");
    }

    private String config() {
        String description = random.nextBoolean() ? "" : ",\"description\":\"what it is for\"";
        return "{\"value\":" + value() + description + "}";
    }

    private void truth(String key) {
        RequestSpecification keeper = mayRepeat(as("tina", Roles.TRUTH_KEEPER));
        if (random.nextInt(4) == 0) {
            keeper.delete("/v1/truths/" + key);
        } else {
            keeper.body("{\"value\":" + value() + ",\"confidence\":0." + (1 + random.nextInt(90))
                            + ",\"sources\":[\"s-1\",\"s-2\"]}")
                    .put("/v1/truths/" + key);
        }
    }

    private void remember(String agent) {
        String ttl = random.nextBoolean() ? "" : ",\"ttl_seconds\":" + (1 + random.nextInt(3));
        Response stored = mayRepeat(agent(agent))
                .body("{\"type\":\"summary\",\"content\":" + value() + ",\"metadata\":{\"n\":1.0}" + ttl + "}")
                .post("/v1/agents/" + agent + "/memories");
        if (stored.statusCode() == 201) {
            memories.add(stored.path("id"));
        }
    }

    private void forget(String agent) {
        if (!memories.isEmpty()) {
            String id = memories.get(random.nextInt(memories.size()));
            mayRepeat(agent(agent)).delete("/v1/agents/" + agent + "/memories/" + id);
        }
    }

    /** Half of the requests have an idempotency key, of which a few come again for the same request or for another. */
    private RequestSpecification mayRepeat(RequestSpecification who) {
        return random.nextBoolean() ? who : who.header("Idempotency-Key", "key-" + random.nextInt(40));
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
