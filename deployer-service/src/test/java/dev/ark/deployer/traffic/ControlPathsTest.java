package dev.ark.deployer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/healthz",
                "/readyz",
                "/v1/control",
                "/v1/halt",
                "/v1/reduce",
                "/v1/resume",
                "/v1/agents/kenny/quarantine",
                "/v1/agents/kenny/restore"
            })
    void whatStopsReleasesAndProbesIsControl(String path) {
        assertThat(ControlPaths.include(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/decisions",
                "/v1/halt/x",
                "/v1/agents/kenny",
                "/v1/agents//quarantine",
                "/v1/agents/quarantine",
                "/v1/agents/kenny/state/quarantine",
                "/v1/agents/kenny/heartbeat",
                "/v1/events/stream"
            })
    void allElseIsNot(String path) {
        assertThat(ControlPaths.include(path)).isFalse();
    }
}
