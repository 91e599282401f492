package dev.ark.deployer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/healthz",
                "/readyz",
                "/healthz?verbose",
                "/v1/decisions",
                "/v1/decisions:batch",
                "/v1/events?after=12&limit=500",
                "/v1/events?next=/v1/../x//y",
                "/v1/agents/kenny/state/a.b..c",
                "/v1/facts/marks/BRK.B",
                "/v1/agents/a%20b",
                "/v1/agents/"
            })
    void whatAgentsUsePasses(String target) {
        assertThat(PathRules.passes(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "*",
                "/v1",
                "/v2/decisions",
                "/q/metrics",
                "/q/health",
                "/healthz/",
                "/healthzz",
                "/readyz/../q/metrics",
                "//v1/decisions",
                "http://core/v1/decisions",
                "/v1//decisions",
                "/v1/decisions//",
                "/v1/../q/metrics",
                "/v1/./decisions",
                "/v1/..",
                "/v1/.",
                "/v1/decisions/..",
                "/v1/%2e%2e/q/metrics",
                "/v1/.%2E/q/metrics",
                "/v1/a%2fb",
                "/v1/a%2Fb",
                "/v1/a%5cb",
                "/v1/a\\b",
                "/v1/%252e%252e/q",
                "/v1/..;/q/metrics",
                "/v1/decisions;x=1",
                "/v1/a%3bx",
                "/v1/a%00",
                "/v1/a%0d%0a",
                "/v1/a%",
                "/v1/a%2",
                "/v1/a%zz",
                "/v1/a%2?f",
                "/v1/a b",
                "/v1/a#b",
                "/v1/a?b#c",
                "/v1/a?b c",
                "/V1/decisions",
                "/v1/d\u00e9cisions"
            })
    void whatTwoServersCouldReadDifferentlyDoesNot(String target) {
        assertThat(PathRules.passes(target)).isFalse();
    }
}
