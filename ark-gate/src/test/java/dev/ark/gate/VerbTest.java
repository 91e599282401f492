package dev.ark.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.gate.Verb.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerbTest {
    @Test
    void aHandfulOfVerbsIsUnderstood() {
        assertThat(Verb.parse("up stable v1.0.1")).contains(new Verb.Up(Slot.STABLE, new Version("v1.0.1")));
        assertThat(Verb.parse("rehearse v1.0.1")).contains(new Verb.Rehearse(new Version("v1.0.1")));
        assertThat(Verb.parse("stop canary 30")).contains(new Verb.Stop(Slot.CANARY, 30));
        assertThat(Verb.parse("status")).contains(new Verb.Status());
        assertThat(Verb.parse("versions")).contains(new Verb.Versions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "up",
                "up stable",
                "up redis v1",
                "up stable v1 --privileged",
                "up stable ../v1",
                "up stable evil/image:v1",
                "up stable v1@sha256:00",
                "up stable -v",
                "up stable $(reboot)",
                "up stable v1;reboot",
                "up STABLE v1",
                "up  stable v1",
                "rehearse",
                "rehearse v1 v2",
                "stop edge 1",
                "stop canary -1",
                "stop canary 301",
                "stop canary 1e2",
                "status all",
                "exec core sh",
                "run",
                "down"
            })
    void everythingElseIsRefused(String request) {
        assertThat(Verb.parse(request)).isEmpty();
    }

    @Test
    void aVersionIsNoLongerThanATagMayBe() {
        assertThat(Version.of("v".repeat(63))).isPresent();
        assertThat(Version.of("v".repeat(64))).isEmpty();
    }
}
