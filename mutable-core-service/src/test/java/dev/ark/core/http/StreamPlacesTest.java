package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamPlacesTest {
    private final StreamPlaces places = new StreamPlaces(3, 2);

    @Test
    void oneCallerCannotTakeAllPlaces() {
        assertThat(places.take("greedy")).isTrue();
        assertThat(places.take("greedy")).isTrue();
        assertThat(places.take("greedy")).isFalse();
        assertThat(places.take("other")).isTrue();
    }

    @Test
    void thereAreNoMoreThanAllPlaces() {
        assertThat(places.take("a")).isTrue();
        assertThat(places.take("b")).isTrue();
        assertThat(places.take("c")).isTrue();
        assertThat(places.take("d")).isFalse();
        assertThat(places.taken()).isEqualTo(3);
    }

    @Test
    void aPlaceThatIsGivenBackCanBeTakenAgain() {
        places.take("a");
        places.take("a");
        places.release("a");
        assertThat(places.take("a")).isTrue();
        places.release("a");
        places.release("a");
        assertThat(places.taken()).isZero();
        assertThat(places.take("a")).isTrue();
    }
}
