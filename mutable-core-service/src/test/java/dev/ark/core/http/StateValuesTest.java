package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.ark.contract.problem.ProblemCode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of an agent's state come back exactly as they were written. */
@QuarkusTest
class StateValuesTest extends StateKeys {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "1",
                "1.0",
                "1.00",
                "-0",
                "1e400",
                "1E-5",
                "123456789012345678901234567890123456789012345678901234567890",
                "0.1",
                "\"\"",
                "\"null\"",
                "\"Zürich 東京 😀 \\\"quoted\\\" \\u0000\"",
                "[]",
                "{}",
                "[1,1.0,\"1\",null,[true]]",
                "{\"z\":1,\"a\":{\"\":0.10,\"ключ\":[{}]}}"
            })
    void aValueIsReturnedExactlyAsItWasWritten(String value) {
        String agent = somebody();
        write(agent, "k", value);
        assertThat(read(agent, "k")).isEqualTo(value);
        String list = agent(agent).get("/v1/agents/" + agent + "/state").asString();
        assertThat(list).contains("\"value\":" + value + ",");
        assertThat(agent(agent).get(path(agent, "k") + "/history").asString()).contains("\"value\":" + value + ",");
    }

    @Test
    void aTextIsAnsweredAsJsonToo() {
        String agent = somebody();
        write(agent, "k", "\"text\"");
        agent(agent).get(path(agent, "k")).then().contentType("application/json");
    }

    @Test
    void theDocumentSaysThatAValueIsAnyJson() {
        operator()
                .get("/q/openapi?format=json")
                .then()
                .body("components.schemas.JsonValue.description", startsWith("Any JSON value"))
                .body("components.schemas.JsonValue", not(hasKey("properties")));
    }

    @Test
    void theLargestValueIsKept() {
        String agent = somebody();
        String value = "\"" + "x".repeat(256 * 1024 - 2) + "\"";
        write(agent, "large", value);
        assertThat(read(agent, "large")).isEqualTo(value);
    }

    @Test
    void whatAnAgentWritesNeverMakesTheJournalUnreadable() {
        String agent = somebody();
        long before = head();
        write(agent, "k", "[".repeat(60) + "1e9999" + "]".repeat(60));
        operator()
                .get("/v1/events?after=" + before)
                .then()
                .statusCode(200)
                .body("events.find { it.body.agent == '" + agent + "' }.type", equalTo("state_put"))
                .body(
                        "events.find { it.body.agent == '" + agent + "' }.body.value_json",
                        equalTo("[".repeat(60) + "1e9999" + "]".repeat(60)));
    }

    @ParameterizedTest
    @MethodSource
    void aValueIsRefused(String value, ProblemCode code) {
        String agent = somebody();
        long before = head();
        put(agent(agent), agent, "k", value)
                .then()
                .statusCode(code.status())
                .contentType("application/problem+json")
                .body("code", equalTo(code.name()));
        assertThat(writtenSince(before)).doesNotContain("state_put");
    }

    static Stream<Arguments> aValueIsRefused() {
        return Stream.of(
                argumentSet("nothing", "", ProblemCode.INVALID_VALUE),
                argumentSet("not JSON", "hello", ProblemCode.MALFORMED_BODY),
                argumentSet("two values", "1 2", ProblemCode.MALFORMED_BODY),
                argumentSet("twice the same member", "{\"a\":1,\"a\":2}", ProblemCode.MALFORMED_BODY),
                argumentSet("too deep", "[".repeat(65) + "]".repeat(65), ProblemCode.MALFORMED_BODY),
                argumentSet("a number without end", "9".repeat(65), ProblemCode.MALFORMED_BODY),
                argumentSet("a far exponent", "1e10000", ProblemCode.INVALID_VALUE),
                argumentSet("half a character", "\"\\ud800\"", ProblemCode.INVALID_VALUE),
                argumentSet("too large", "\"" + "x".repeat(256 * 1024) + "\"", ProblemCode.BODY_TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a b", "a%2Fb", ".a", "ä"})
    void aKeyThatIsNoKeyIsRefused(String key) {
        String agent = somebody();
        agent(agent)
                .urlEncodingEnabled(!key.contains("%"))
                .body("1")
                .put(path(agent, key))
                .then()
                .statusCode(422);
    }

    @Test
    void aKeyHasUpTo256Characters() {
        String agent = somebody();
        write(agent, "k".repeat(256), "1");
        put(agent(agent), agent, "k".repeat(257), "1").then().statusCode(422);
    }
}
