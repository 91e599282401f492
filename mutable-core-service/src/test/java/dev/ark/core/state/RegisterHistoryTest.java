package dev.ark.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.core.state.RegisterHistory.Answer;
import dev.ark.core.state.RegisterHistory.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker of histories tells right from wrong. */
class RegisterHistoryTest {
    private static final Operation CREATED = new Operation(new Answer.Written(0, 10, 1), 0, 10);

    @Test
    void operationsAtOnceMayTakeEffectInAnyOrder() {
        assertThat(history(
                        CREATED,
                        new Operation(new Answer.Written(1, 20, 2), 20, 50),
                        new Operation(new Answer.Found(1, 10), 30, 40),
                        new Operation(new Answer.Refused(1), 25, 60),
                        new Operation(new Answer.Found(2, 20), 30, 45)))
                .isTrue();
    }

    @Test
    void aStaleReadIsFound() {
        assertThat(history(
                        CREATED,
                        new Operation(new Answer.Written(1, 20, 2), 20, 30),
                        new Operation(new Answer.Found(1, 10), 40, 50)))
                .isFalse();
    }

    @Test
    void aLostUpdateIsFound() {
        assertThat(history(
                        CREATED,
                        new Operation(new Answer.Written(1, 20, 2), 20, 50),
                        new Operation(new Answer.Written(1, 30, 2), 25, 45)))
                .isFalse();
    }

    @Test
    void aReadThatGoesBackIsFound() {
        assertThat(history(
                        CREATED,
                        new Operation(new Answer.Written(1, 20, 2), 20, 90),
                        new Operation(new Answer.Found(2, 20), 30, 40),
                        new Operation(new Answer.Found(1, 10), 50, 60)))
                .isFalse();
    }

    @Test
    void aRefusalWithoutACauseIsFound() {
        assertThat(history(CREATED, new Operation(new Answer.Refused(1), 20, 30)))
                .isFalse();
    }

    @Test
    void aVersionThatIsUsedTwiceIsFound() {
        assertThat(history(
                        CREATED,
                        new Operation(new Answer.Deleted(1, 2), 20, 30),
                        new Operation(new Answer.Absent(), 40, 50),
                        new Operation(new Answer.Written(0, 20, 1), 60, 70)))
                .isFalse();
    }

    private static boolean history(Operation... operations) {
        return new RegisterHistory(List.of(operations)).isLinearizable();
    }
}
