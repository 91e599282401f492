package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final Split split = new Split();

    @Test
    void aSlotHasItsRequestsUntilTheyLeave() {
        assertThat(split.take(false)).contains(Slot.STABLE);
        split.become(Shares.ALL_CANARY);
        assertThat(split.isIdle(Slot.STABLE)).isFalse();
        split.left(Slot.STABLE);
        assertThat(split.isIdle(Slot.STABLE)).isTrue();
        assertThat(split.isIdle(Slot.CANARY)).as("it has a share").isFalse();
    }

    @Test
    void controlIsNeverRefusedAndAllElseIsInItsTurn() {
        split.become(Shares.ALL_SHED);
        assertThat(split.take(false)).isEqualTo(Optional.empty());
        assertThat(split.take(true)).contains(Slot.STABLE);
        split.become(new Shares(0, 10, 90));
        assertThat(List.of(split.take(true), split.take(true))).containsOnly(Optional.of(Slot.CANARY));
    }

    @Test
    void aSlotWithoutAShareTakesOverControlAlone() {
        assertThat(split.takeOver(Slot.CANARY, false)).isFalse();
        assertThat(split.underWay(Slot.CANARY)).isZero();
        assertThat(split.takeOver(Slot.CANARY, true)).isTrue();
        assertThat(split.underWay(Slot.CANARY)).isEqualTo(1);
    }

    /** Else a slot could be stopped that is about to get a request. */
    @Test
    void aSlotThatWasSeenIdleGetsNothingMore() throws InterruptedException {
        AtomicBoolean emptied = new AtomicBoolean();
        AtomicBoolean broken = new AtomicBoolean();
        for (int round = 0; round < 200; round++) {
            split.become(Shares.canary(50));
            emptied.set(false);
            CountDownLatch begun = new CountDownLatch(3);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    begun.countDown();
                    for (int turn = 0; turn < 500; turn++) {
                        boolean before = emptied.get();
                        Slot slot = split.take(false).orElseThrow();
                        broken.compareAndSet(false, before && slot == Slot.CANARY);
                        split.left(slot);
                    }
                }));
            }
            begun.await();
            split.become(Shares.ALL_STABLE);
            while (!split.isIdle(Slot.CANARY)) {
                Thread.onSpinWait();
            }
            emptied.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(broken).isFalse();
    }
}
