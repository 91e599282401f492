package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPositionTest {
    @Test
    void anIdIsReadAsItWasWritten() {
        EventPosition position = new EventPosition(2, 4711);
        assertThat(EventPosition.parse(position.toString())).isEqualTo(position);
    }

    @Test
    void aSequenceAloneIsOfThePresentEpoch() {
        assertThat(EventPosition.parse("4711")).isEqualTo(new EventPosition(0, 4711));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.", ".1", "1.2.3", "9999999999999999999"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> EventPosition.parse(text)).isInstanceOf(ProblemException.class);
    }
}
