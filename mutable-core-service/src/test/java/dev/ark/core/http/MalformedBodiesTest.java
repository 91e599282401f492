package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are not what they must be: each with its problem, and nothing written. */
@QuarkusTest
class MalformedBodiesTest extends CoreTest {
    @ParameterizedTest
    @MethodSource
    void aProposalIsRefused(String body, ProblemCode code) {
        long head = head();
        agent("kenny")
                .body(body)
                .post("/v1/decisions")
                .then()
                .statusCode(code.status())
                .contentType("application/problem+json")
                .body("code", equalTo(code.name()));
        assertThat(writtenSince(head)).isEmpty();
    }

    static Stream<Arguments> aProposalIsRefused() {
        return Stream.of(
                argumentSet("no body", "", ProblemCode.INVALID_VALUE),
                argumentSet("null", "null", ProblemCode.INVALID_VALUE),
                argumentSet("not JSON", "buy ten", ProblemCode.MALFORMED_BODY),
                argumentSet("cut off", "{\"action_type\":\"trade\"", ProblemCode.MALFORMED_BODY),
                argumentSet("two values", buy(1) + buy(2), ProblemCode.MALFORMED_BODY),
                argumentSet("a list", "[" + buy(1) + "]", ProblemCode.MALFORMED_BODY),
                argumentSet("a text", "\"trade\"", ProblemCode.MALFORMED_BODY),
                argumentSet(
                        "twice the same member",
                        changed("\"symbol\"", "\"symbol\":\"A\",\"symbol\""),
                        ProblemCode.MALFORMED_BODY),
                argumentSet(
                        "deeply nested", observed("[".repeat(5_000) + "]".repeat(5_000)), ProblemCode.MALFORMED_BODY),
                argumentSet(
                        "an unknown field",
                        changed("\"rationale\"", "\"agent\":\"ann\",\"rationale\""),
                        ProblemCode.UNKNOWN_FIELD),
                argumentSet(
                        "an unknown parameter",
                        changed("\"symbol\"", "\"urgent\":true,\"symbol\""),
                        ProblemCode.UNKNOWN_FIELD),
                argumentSet("no action type", "{\"parameters\":{}}", ProblemCode.INVALID_VALUE),
                argumentSet("a number for a text", "{\"action_type\":5,\"parameters\":{}}", ProblemCode.INVALID_VALUE),
                argumentSet(
                        "a list for an object",
                        "{\"action_type\":\"trade\",\"parameters\":[]}",
                        ProblemCode.INVALID_VALUE),
                argumentSet("an empty evidence", changed("[\"e-1\"]", "[null]"), ProblemCode.INVALID_VALUE),
                argumentSet("an unknown choice", changed("\"buy\"", "\"steal\""), ProblemCode.INVALID_VALUE),
                argumentSet("a missing parameter", changed("\"symbol\":\"AAPL\",", ""), ProblemCode.INVALID_VALUE),
                argumentSet("half a character", changed("cheap", "\\ud800"), ProblemCode.INVALID_VALUE),
                argumentSet("half a character in a parameter", changed("AAPL", "\\ud800"), ProblemCode.INVALID_VALUE),
                argumentSet(
                        "half a character in the action type",
                        "{\"action_type\":\"\\udc00\"}",
                        ProblemCode.INVALID_VALUE),
                argumentSet("NaN", quantity("NaN"), ProblemCode.MALFORMED_BODY),
                argumentSet("Infinity", quantity("-Infinity"), ProblemCode.MALFORMED_BODY),
                argumentSet("NaN as text", quantity("\"NaN\""), ProblemCode.INVALID_VALUE),
                argumentSet("Infinity as text", quantity("\"Infinity\""), ProblemCode.INVALID_VALUE),
                argumentSet("a huge number", quantity("1e999999999"), ProblemCode.INVALID_VALUE),
                argumentSet("a huge number as text", quantity("\"1e999999999\""), ProblemCode.INVALID_VALUE),
                argumentSet("a tiny number", quantity("1e-999999999"), ProblemCode.INVALID_VALUE),
                argumentSet("a huge number where anything goes", observed("1e999999999"), ProblemCode.INVALID_VALUE),
                argumentSet("ten thousand digits", quantity("1".repeat(10_000)), ProblemCode.MALFORMED_BODY),
                argumentSet(
                        "ten thousand digits as text",
                        quantity("\"" + "1".repeat(10_000) + "\""),
                        ProblemCode.INVALID_VALUE),
                argumentSet("hexadecimal", quantity("\"0x10\""), ProblemCode.INVALID_VALUE),
                argumentSet("nothing", quantity("0"), ProblemCode.INVALID_VALUE),
                argumentSet("less than nothing", quantity("-1"), ProblemCode.INVALID_VALUE),
                argumentSet("a truth", quantity("true"), ProblemCode.INVALID_VALUE));
    }

    @ParameterizedTest
    @MethodSource
    void aFactIsRefused(String equity, ProblemCode code) {
        long head = head();
        broker().body("{\"currency\":\"USD\",\"equity\":" + equity + ",\"session_start_equity\":\"1\"}")
                .put("/v1/facts/accounts/malformed")
                .then()
                .statusCode(code.status())
                .contentType("application/problem+json")
                .body("code", equalTo(code.name()));
        assertThat(writtenSince(head)).isEmpty();
    }

    static Stream<Arguments> aFactIsRefused() {
        return Stream.of(
                argumentSet("NaN", "NaN", ProblemCode.MALFORMED_BODY),
                argumentSet("NaN as text", "\"NaN\"", ProblemCode.INVALID_VALUE),
                argumentSet("nothing at all", "null", ProblemCode.INVALID_VALUE),
                argumentSet("empty text", "\"\"", ProblemCode.INVALID_VALUE),
                argumentSet("a huge number", "1e999999999", ProblemCode.INVALID_VALUE),
                argumentSet("a huge number as text", "\"1e999999999\"", ProblemCode.INVALID_VALUE),
                argumentSet("ten thousand digits", "1".repeat(10_000), ProblemCode.MALFORMED_BODY),
                argumentSet("an object", "{}", ProblemCode.INVALID_VALUE),
                argumentSet("a list", "[1]", ProblemCode.INVALID_VALUE));
    }

    @ParameterizedTest
    @MethodSource
    void aReportIsRefused(String event, ProblemCode code) {
        long head = head();
        broker().body("{\"permit_id\":\"p\",\"order_id\":\"o\",\"quantity\":1,\"price\":1,"
                        + "\"at\":\"2026-05-01T10:00:00Z\",\"event\":" + event + "}")
                .post("/v1/executions")
                .then()
                .statusCode(code.status())
                .body("code", equalTo(code.name()));
        assertThat(writtenSince(head)).isEmpty();
    }

    static Stream<Arguments> aReportIsRefused() {
        return Stream.of(
                argumentSet("an unknown event", "\"lost\"", ProblemCode.INVALID_VALUE),
                argumentSet("an event by its number", "1", ProblemCode.INVALID_VALUE),
                argumentSet("no event", "null", ProblemCode.INVALID_VALUE));
    }

    private static String changed(String part, String other) {
        return buy(1).replace(part, other);
    }

    private static String quantity(String quantity) {
        return buy(1).replace("\"quantity\":\"1\"", "\"quantity\":" + quantity);
    }

    private static String observed(String value) {
        return "{\"action_type\":\"observe\",\"parameters\":{\"seen\":" + value + "}}";
    }
}
