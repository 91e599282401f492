package dev.ark.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void aCallersTraceIsContinuedInASpanOfOurOwn() {
        TraceParent child = TraceParent.continuing("00-" + TRACE + "-" + SPAN + "-01");
        assertThat(child.traceId()).isEqualTo(TRACE);
        assertThat(child.spanId()).hasSize(16).isNotEqualTo(SPAN);
        assertThat(child.flags()).isEqualTo("01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nforged log line"
            })
    void anythingElseBeginsANewTrace(String header) {
        TraceParent fresh = TraceParent.continuing(header);
        assertThat(fresh.traceId()).isNotEqualTo(TRACE);
        assertThat(fresh.toString()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void twoNewTracesDiffer() {
        assertThat(TraceParent.continuing(null).traceId())
                .isNotEqualTo(TraceParent.continuing(null).traceId());
    }
}
