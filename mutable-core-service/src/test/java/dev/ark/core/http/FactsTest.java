package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of fact: told, journaled, read back with its defaults, and refused when it is none. */
@QuarkusTest
class FactsTest extends CoreTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @MethodSource
    void aFactIsReadBackWithItsDefaults(String kind, String body, String member, Object expected) {
        long head = head();
        String path = "/v1/facts/" + kind + "/told-" + kind;
        for (int i = 0; i < 2; i++) {
            operator().body(body).put(path).then().statusCode(200);
        }
        operator().get(path).then().statusCode(200).body(member, equalTo(expected));
        assertThat(writtenSince(head)).containsExactly("fact", "fact");
    }

    static Stream<Arguments> aFactIsReadBackWithItsDefaults() {
        String at = "2026-05-01T10:00:00Z";
        return Stream.of(
                argumentSet(
                        "an account's session",
                        "accounts",
                        "{\"currency\":\"USD\",\"equity\":1,\"session_start_equity\":1,\"session\":\"open outcry\"}",
                        "session",
                        "open outcry"),
                argumentSet(
                        "an instrument's blackout",
                        "instruments",
                        "{\"asset_class\":\"equity\",\"tick_size\":1,\"average_daily_volume\":1,\"blackouts\":[{\"from\":\""
                                + at + "\",\"until\":\"" + at + "\"}]}",
                        "blackouts[0].until",
                        at),
                argumentSet(
                        "an instrument's restriction",
                        "instruments",
                        "{\"asset_class\":\"equity\",\"tick_size\":1,\"average_daily_volume\":1}",
                        "restricted",
                        false),
                argumentSet(
                        "a mark",
                        "marks",
                        "{\"price\":\"1\",\"source\":\"feed\",\"at\":\"" + at + "\"}",
                        "source",
                        "feed"),
                argumentSet("a source", "sources", "{\"kind\":\"news\"}", "kind", "news"),
                argumentSet(
                        "a restriction",
                        "restricted",
                        "{\"restricted\":true,\"reason\":\"a deal\"}",
                        "restricted",
                        true),
                argumentSet(
                        "an intent",
                        "intents",
                        "{\"principal\":\"bob\",\"symbol\":\"AAPL\",\"side\":\"buy\",\"pending\":true,\"at\":\"" + at
                                + "\"}",
                        "side",
                        "buy"),
                argumentSet("evidence", "evidence", "{\"labels\":[\"public\"]}", "labels[0]", "public"),
                argumentSet(
                        "a consent",
                        "consents",
                        "{\"subject\":\"ann@x\",\"purpose\":\"care\",\"data_class\":\"contact\",\"granted_at\":\"" + at
                                + "\"}",
                        "granted_at",
                        at),
                argumentSet(
                        "a destination",
                        "destinations",
                        "{\"grants\":[{\"data_class\":\"contact\",\"purpose\":\"care\"}]}",
                        "grants[0].purpose",
                        "care"),
                argumentSet(
                        "a snapshot",
                        "snapshots",
                        "{\"path\":\"/data\",\"verified\":true,\"at\":\"" + at + "\"}",
                        "verified",
                        true),
                argumentSet(
                        "a directive",
                        "directives",
                        "{\"text\":\"no tobacco\",\"forbids\":{\"targets\":[\"MO\"]}}",
                        "active",
                        true),
                argumentSet(
                        "an override",
                        "overrides",
                        "{\"kind\":\"lift\",\"reason\":\"once\",\"rule\":\"max_leverage\",\"action_digest\":\"" + DIGEST
                                + "\"}",
                        "rule",
                        "max_leverage"));
    }

    @ParameterizedTest
    @MethodSource
    void aFactThatIsNoneIsRefused(String kind, String body, String field) {
        long head = head();
        operator()
                .body(body)
                .put("/v1/facts/" + kind + "/refused")
                .then()
                .statusCode(
                        anyOf(equalTo(ProblemCode.INVALID_VALUE.status()), equalTo(ProblemCode.UNKNOWN_FIELD.status())))
                .contentType("application/problem+json")
                .body("detail", containsString(field));
        operator().get("/v1/facts/" + kind + "/refused").then().statusCode(404);
        assertThat(writtenSince(head)).isEmpty();
    }

    static Stream<Arguments> aFactThatIsNoneIsRefused() {
        return Stream.of(
                argumentSet("no body", "sources", "", "body"),
                argumentSet("an unknown field", "sources", "{\"kind\":\"news\",\"by\":\"me\"}", "by"),
                argumentSet("no name", "sources", "{\"kind\":\"<b>\"}", "kind"),
                argumentSet("an empty label", "evidence", "{\"labels\":[null]}", "labels"),
                argumentSet("no reason", "restricted", "{\"restricted\":true}", "reason"),
                argumentSet("neither restricted nor not", "restricted", "{\"reason\":\"why\"}", "restricted"),
                argumentSet(
                        "an unknown side",
                        "intents",
                        "{\"principal\":\"bob\",\"symbol\":\"A\",\"side\":\"hold\",\"pending\":true,\"at\":\"2026-05-01T10:00:00Z\"}",
                        "side"),
                argumentSet("no grants", "destinations", "{}", "grants"),
                argumentSet("an empty grant", "destinations", "{\"grants\":[{\"purpose\":\"care\"}]}", "data_class"),
                argumentSet(
                        "fees below zero",
                        "instruments",
                        "{\"asset_class\":\"equity\",\"tick_size\":1,\"average_daily_volume\":1,\"fees_per_unit\":-1}",
                        "fees_per_unit"),
                argumentSet(
                        "a lift of nothing", "overrides", "{\"kind\":\"lift\",\"reason\":\"once\"}", "action_digest"),
                argumentSet(
                        "a pause of one rule",
                        "overrides",
                        "{\"kind\":\"pause\",\"reason\":\"once\",\"rule\":\"max_leverage\"}",
                        "rule"),
                argumentSet(
                        "a lift for ever",
                        "overrides",
                        "{\"kind\":\"lift\",\"reason\":\"once\",\"rule\":\"r\",\"expires_at\":\"2999-01-01T00:00:00Z\",\"action_digest\":\""
                                + DIGEST + "\"}",
                        "expires_at"));
    }

    @Test
    void anEmptyElementOfADirectiveIsRefused() {
        operator()
                .body("{\"text\":\"no\",\"forbids\":{\"targets\":[null]}}")
                .put("/v1/facts/directives/refused")
                .then()
                .statusCode(ProblemCode.MALFORMED_BODY.status());
    }

    @Test
    void whatAPersonWritesIsKeptRedacted() {
        String body = "{\"text\":\"ask ann@example.com\",\"forbids\":{\"action_types\":[\"trade\"]}}";
        operator().body(body).put("/v1/facts/directives/redacted").then().statusCode(200);
        operator()
                .get("/v1/facts/directives/redacted")
                .then()
                .body("text", not(containsString("example.com")))
                .body("text", containsString("ask [redacted"));
    }
}
