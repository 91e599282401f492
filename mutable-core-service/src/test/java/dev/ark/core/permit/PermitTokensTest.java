package dev.ark.core.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the core alone can make, and for one permit each. */
class PermitTokensTest {
    private static final Instant EXPIRY = Instant.parse("2026-05-01T09:30:00.123Z");
    private static final PermitTerms TERMS = terms("p-1", "d-1", "kenny", "0a", 4, EXPIRY);

    private final PermitTokens tokens = new PermitTokens(key("the key of this installation"));

    @Test
    void aTokenCanBeMadeAgainFromTheTerms() {
        assertThat(tokens.token(TERMS)).isEqualTo(tokens.token(terms("p-1", "d-1", "kenny", "0a", 4, EXPIRY)));
    }

    @Test
    void aTokenIsGenuineForItsOwnTerms() {
        assertThat(tokens.isGenuine(TERMS, tokens.token(TERMS))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("others")
    void aTokenIsGenuineForNoOtherTerms(PermitTerms other) {
        assertThat(tokens.isGenuine(other, tokens.token(TERMS))).isFalse();
    }

    static Stream<PermitTerms> others() {
        return Stream.of(
                terms("p-2", "d-1", "kenny", "0a", 4, EXPIRY),
                terms("p-1", "d-2", "kenny", "0a", 4, EXPIRY),
                terms("p-1", "d-1", "ann", "0a", 4, EXPIRY),
                terms("p-1", "d-1", "kenny", "0b", 4, EXPIRY),
                terms("p-1", "d-1", "kenny", "0a", 5, EXPIRY),
                terms("p-1", "d-1", "kenny", "0a", 4, EXPIRY.plusMillis(1)));
    }

    @Test
    void aTokenUnderAnotherKeyIsNotGenuine() {
        PermitTokens others = new PermitTokens(key("the key of another installation"));
        assertThat(tokens.isGenuine(TERMS, others.token(TERMS))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ünïcödé", "null"})
    void whatIsNoTokenIsNotGenuine(String token) {
        assertThat(tokens.isGenuine(TERMS, token)).isFalse();
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new PermitTokens(key("fifteen bytes!!"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static PermitTerms terms(
            String id, String decision, String agent, String digest, long epoch, Instant expiry) {
        return new PermitTerms(id, decision, agent, digest, epoch, expiry, "acct", PermittedOrder.NONE);
    }
}
