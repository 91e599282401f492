package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions over several keys: compare, then, else. */
@QuarkusTest
class TxnTest extends StateKeys {
    private final String agent = somebody();

    @Test
    void whenAllComparisonsHoldThenIsDoneInOneRow() {
        write(agent, "a", "1");
        write(agent, "b", "{\"x\":1,\"y\":2}");
        long before = head();
        txn("""
                {"compare":[{"key":"a","version":1},{"key":"b","value":{"y":2,"x":1}},{"key":"c","exists":false}],
                "then":[{"op":"put","key":"a","value":1.50},{"op":"delete","key":"b"},{"op":"put","key":"c","value":null},
                {"op":"get","key":"a"},{"op":"get","key":"b"}],
                "else":[{"op":"put","key":"d","value":0}]}""")
                .statusCode(200)
                .body("branch", equalTo("then"))
                .body("seq", equalTo((int) before + 1))
                .body("results.op", equalTo(List.of("put", "delete", "put", "get", "get")))
                .body("results.version", equalTo(List.of(2, 2, 1, 2, 2)))
                .body("results.exists", equalTo(List.of(true, false, true, true, false)));
        assertThat(writtenSince(before)).containsExactly("state_txn");
        assertThat(read(agent, "a")).isEqualTo("1.50");
        assertThat(read(agent, "c")).isEqualTo("null");
        agent(agent).get(path(agent, "b")).then().statusCode(404);
        agent(agent).get(path(agent, "d")).then().statusCode(404);
    }

    @Test
    void whenOneComparisonFailsElseIsDone() {
        write(agent, "a", "1");
        txn("""
                {"compare":[{"key":"a","exists":true},{"key":"a","version":2}],
                "then":[{"op":"put","key":"a","value":2}],"else":[{"op":"get","key":"a"},{"op":"put","key":"b","value":3}]}""")
                .body("branch", equalTo("else"))
                .body("results[0].value", equalTo(1))
                .body("results[1].version", equalTo(1));
        assertThat(read(agent, "a")).isEqualTo("1");
        assertThat(read(agent, "b")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~\"key\":\"live\",\"version\":1~,true",
                "~\"key\":\"live\",\"version\":0~,false",
                "~\"key\":\"live\",\"exists\":true~,true",
                "~\"key\":\"live\",\"value\":1~,true",
                "~\"key\":\"live\",\"value\":1.0~,false",
                "~\"key\":\"live\",\"value\":null~,false",
                "~\"key\":\"gone\",\"version\":2~,false",
                "~\"key\":\"gone\",\"version\":0~,true",
                "~\"key\":\"gone\",\"exists\":false~,true",
                "~\"key\":\"gone\",\"value\":null~,false",
                "~\"key\":\"never\",\"version\":0~,true",
                "~\"key\":\"never\",\"exists\":true~,false"
            })
    void aComparisonHoldsOrNot(String compare, boolean holds) {
        write(agent, "live", "1");
        write(agent, "gone", "1");
        delete(agent, "gone");
        txn("{\"compare\":[{" + compare + "}],\"then\":[{\"op\":\"get\",\"key\":\"live\"}]}")
                .body("branch", equalTo(holds ? "then" : "else"));
    }

    @Test
    void whatWritesNothingIsNotJournaled() {
        long before = head();
        txn("{\"then\":[{\"op\":\"get\",\"key\":\"a\"},{\"op\":\"delete\",\"key\":\"a\"}]}")
                .statusCode(200)
                .body("$", not(hasKey("seq")))
                .body("results.version", equalTo(List.of(0, 0)));
        assertThat(writtenSince(before)).isEmpty();
    }

    @Test
    void aReaderOfThePastSeesAllOfATransactionOrNothing() {
        long before = head();
        int seq =
                txn("{\"then\":[{\"op\":\"put\",\"key\":\"a\",\"value\":1},{\"op\":\"put\",\"key\":\"b\",\"value\":1}]}")
                        .extract()
                        .path("seq");
        agent(agent)
                .get("/v1/agents/" + agent + "/state?as_of=" + before)
                .then()
                .body("items.size()", equalTo(0));
        agent(agent).get("/v1/agents/" + agent + "/state?as_of=" + seq).then().body("items.size()", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"then\":[]}",
                "{\"then\":[{\"op\":\"put\",\"key\":\"a\"}]}",
                "{\"then\":[{\"op\":\"get\",\"key\":\"a\",\"value\":1}]}",
                "{\"then\":[{\"op\":\"get\",\"key\":\"a b\"}]}",
                "{\"then\":[{\"op\":\"take\",\"key\":\"a\"}]}",
                "{\"then\":[null]}",
                "{\"then\":[{\"op\":\"put\",\"key\":\"a\",\"value\":1},{\"op\":\"delete\",\"key\":\"a\"}]}",
                "{\"compare\":[{\"key\":\"a\"}],\"then\":[{\"op\":\"get\",\"key\":\"a\"}]}",
                "{\"compare\":[{\"key\":\"a\",\"version\":1,\"exists\":true}],\"then\":[{\"op\":\"get\",\"key\":\"a\"}]}"
            })
    void whatIsNoTransactionIsRefused(String body) {
        txn(body).statusCode(422).body("code", equalTo("INVALID_VALUE"));
    }

    private ValidatableResponse txn(String body) {
        return agent(agent).body(body).post("/v1/txn").then();
    }
}
