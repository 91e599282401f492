package dev.ark.deployer.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {
    @Test
    void everyWeightIsExactOverAThousandRequests() {
        for (int canary = 0; canary <= 100; canary++) {
            Rotation rotation = new Rotation(Shares.canary(canary));
            long taken = IntStream.range(0, 1_000)
                    .filter(i -> rotation.next() == Slot.CANARY)
                    .count();
            assertThat(taken).isEqualTo(10L * canary);
        }
    }

    @Test
    void theCanarysRequestsAreSpreadAndNotBunched() {
        Rotation rotation = new Rotation(new Shares(75, 25, 0));
        assertThat(IntStream.range(0, 8).mapToObj(i -> rotation.next()))
                .containsExactly(
                        Slot.STABLE,
                        Slot.STABLE,
                        Slot.CANARY,
                        Slot.STABLE,
                        Slot.STABLE,
                        Slot.STABLE,
                        Slot.CANARY,
                        Slot.STABLE);
    }

    @Test
    void itIsExactWhenManyThreadsTakeTurns() {
        Rotation rotation = new Rotation(new Shares(90, 10, 0));
        AtomicInteger canary = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                threads.execute(() -> canary.addAndGet(rotation.next() == Slot.CANARY ? 1 : 0));
            }
        }
        assertThat(canary).hasValue(100);
    }

    @Test
    void weightsThatAreNotAWholeAreRefused() {
        assertThatThrownBy(() -> new Shares(90, 20, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shares(110, -10, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
