package dev.ark.deployer.observation.live;

import dev.ark.deployer.observation.RouterSample;
import dev.ark.deployer.observation.Sample;
import dev.ark.deployer.observation.SlotSample;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.service.SlotAddresses;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import dev.ark.deployer.traffic.TrafficRouter.Traffic;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Takes one sample of everything. Not thread-safe. */
final class SampleTaker {
    private final Slots slots;
    private final JournalNews journal;
    private final TrafficRouter router;
    private final Clock clock;
    private final String run = UUID.randomUUID().toString();

    /** Who is asked about the slots, and where they are. */
    record Slots(SlotReader reader, SlotAddresses stable, SlotAddresses canary) {}

    SampleTaker(Slots slots, JournalNews journal, TrafficRouter router, Clock clock) {
        this.slots = slots;
        this.journal = journal;
        this.router = router;
        this.clock = clock;
    }

    /** A sample. Blocks until everybody has answered, or has not in time. Without a rollout nobody is asked of the canary slot. */
    Sample take(Optional<RolloutState> open) {
        CompletableFuture<SlotSample> stable = slots.reader().stable(slots.stable());
        CompletableFuture<SlotSample> canary = open.isPresent()
                ? slots.reader().canary(slots.canary())
                : CompletableFuture.completedFuture(SlotSample.SILENT);
        Map<Slot, Traffic> counted = router.counted();
        RouterSample routed = new RouterSample(
                run,
                router.observed().shares(),
                counted.getOrDefault(Slot.STABLE, Traffic.NONE),
                counted.getOrDefault(Slot.CANARY, Traffic.NONE));
        return new Sample(
                clock.instant(),
                open.map(state ->
                                new Sample.Under(state.spec().id(), state.last().number()))
                        .orElse(null),
                stable.join(),
                canary.join(),
                routed,
                journal.read().orElse(null));
    }
}
