package dev.ark.deployer.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final Optional<Slot> STABLE = Optional.of(Slot.STABLE);
    private static final Optional<Slot> CANARY = Optional.of(Slot.CANARY);
    private static final Optional<Slot> NOBODY = Optional.empty();

    @Test
    void everyWeightIsExactOverAThousandRequests() {
        for (int canary = 0; canary <= 100; canary++) {
            Rotation rotation = new Rotation(Shares.canary(canary));
            long taken = IntStream.range(0, 1_000)
                    .filter(i -> rotation.next().equals(CANARY))
                    .count();
            assertThat(taken).isEqualTo(10L * canary);
        }
    }

    @Test
    void theCanarysRequestsAreSpreadAndNotBunched() {
        Rotation rotation = new Rotation(new Shares(75, 25, 0));
        assertThat(IntStream.range(0, 8).mapToObj(i -> rotation.next()))
                .containsExactly(STABLE, STABLE, CANARY, STABLE, STABLE, STABLE, CANARY, STABLE);
    }

    @Test
    void everyPeriodOfAnyThreeSharesIsExact() {
        for (int stable = 0; stable <= 100; stable++) {
            for (int canary = 0; stable + canary <= 100; canary++) {
                Shares shares = new Shares(stable, canary, 100 - stable - canary);
                Rotation rotation = new Rotation(shares);
                Map<Optional<Slot>, Integer> taken = new HashMap<>();
                for (int i = 0; i < 100; i++) {
                    taken.merge(rotation.next(), 1, Integer::sum);
                }
                assertThat(taken.getOrDefault(STABLE, 0)).as("%s", shares).isEqualTo(stable);
                assertThat(taken.getOrDefault(CANARY, 0)).as("%s", shares).isEqualTo(canary);
                assertThat(taken.getOrDefault(NOBODY, 0)).as("%s", shares).isEqualTo(shares.shed());
            }
        }
    }

    @Test
    void whatIsShedIsSpreadAmongWhatIsServed() {
        Rotation rotation = new Rotation(Shares.stable(50));
        assertThat(IntStream.range(0, 6).mapToObj(i -> rotation.next()))
                .containsExactly(STABLE, NOBODY, STABLE, NOBODY, STABLE, NOBODY);
        Rotation three = new Rotation(new Shares(50, 25, 25));
        assertThat(IntStream.range(0, 4).mapToObj(i -> three.next())).containsExactly(STABLE, CANARY, NOBODY, STABLE);
    }

    @Test
    void itIsExactWhenManyThreadsTakeTurns() {
        Rotation rotation = new Rotation(new Shares(90, 10, 0));
        AtomicInteger canary = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                threads.execute(() -> canary.addAndGet(rotation.next().equals(CANARY) ? 1 : 0));
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
