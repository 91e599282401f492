package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A write that comes again with its idempotency key is not done again. */
@QuarkusTest
class StateRepeatsTest extends StateKeys {
    private final String agent = somebody();

    @Test
    void aRepeatedWriteHasTheFirstAnswerAgain() {
        Response first = put(keyed("a"), agent, "k", "{\"n\":1.0}");
        first.then().statusCode(201);
        write(agent, "k", "2");
        Response again = put(keyed("a"), agent, "k", "{\"n\":1.0}");
        again.then().statusCode(201).header("ETag", equalTo("\"1\""));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(read(agent, "k")).isEqualTo("2");
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        put(keyed("a"), agent, "k", "1");
        List<Response> others = List.of(
                put(keyed("a"), agent, "k", "1.0"),
                put(keyed("a"), agent, "l", "1"),
                keyed("a").header("If-Match", ANY).delete(path(agent, "k")),
                keyed("a").body("{\"then\":[{\"op\":\"get\",\"key\":\"k\"}]}").post("/v1/txn"));
        others.forEach(other -> other.then().statusCode(422).body("code", equalTo("IDEMPOTENCY_CONFLICT")));
    }

    @Test
    void theKeyOfOneAgentSaysNothingOfAnothers() {
        put(keyed("a"), agent, "k", "1");
        String other = somebody();
        put(agent(other).header("Idempotency-Key", "a"), other, "k", "2").then().statusCode(201);
    }

    @Test
    void aRefusalIsNotRemembered() {
        put(keyed("a").header("If-Match", "\"1\""), agent, "k", "2").then().statusCode(412);
        write(agent, "k", "1");
        put(keyed("a").header("If-Match", "\"1\""), agent, "k", "2").then().statusCode(200);
    }

    @Test
    void everyKindOfWriteMayBeRepeated() {
        List<Callable<Response>> writes = List.of(
                () -> keyed("m")
                        .body("{\"type\":\"summary\",\"content\":[1.0]}")
                        .post("/v1/agents/" + agent + "/memories"),
                () -> keyed("s").body("{\"session\":\"s\",\"event\":\"e\"}").post("/v1/session-log"),
                () -> keyed("t")
                        .body(
                                "{\"then\":[{\"op\":\"put\",\"key\":\"k\",\"value\":1e400},{\"op\":\"get\",\"key\":\"k\"}]}")
                        .post("/v1/txn"),
                () -> keyed("r").body("{\"to_version\":1}").post(path(agent, "k") + "/rollback"),
                () -> keyed("d").header("If-Match", ANY).delete(path(agent, "k")));
        for (Callable<Response> write : writes) {
            Response first = call(write);
            long before = head();
            Response again = call(write);
            assertThat(first.statusCode()).isLessThan(300);
            assertThat(again.statusCode()).isEqualTo(first.statusCode());
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(writtenSince(before)).isEmpty();
        }
    }

    @Test
    void repeatsAtOnceAreDoneOnce() throws Exception {
        List<Callable<Response>> repeats = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            repeats.add(() -> put(keyed("a").header("If-None-Match", ANY), agent, "k", "1"));
        }
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var answer : threads.invokeAll(repeats)) {
                answer.get().then().statusCode(201).body("version", equalTo(1));
            }
        }
    }

    private RequestSpecification keyed(String key) {
        return agent(agent).header("Idempotency-Key", key);
    }

    private static Response call(Callable<Response> write) {
        try {
            return write.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
