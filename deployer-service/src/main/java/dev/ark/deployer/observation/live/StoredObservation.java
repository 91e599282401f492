package dev.ark.deployer.observation.live;

import dev.ark.deployer.observation.CoreSample;
import dev.ark.deployer.observation.Denied;
import dev.ark.deployer.observation.Durations;
import dev.ark.deployer.observation.Isolated;
import dev.ark.deployer.observation.News;
import dev.ark.deployer.observation.RouterSample;
import dev.ark.deployer.observation.Sample;
import dev.ark.deployer.observation.SlotSample;
import dev.ark.deployer.observation.WatchdogSample;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Denial;
import dev.ark.deployer.tripwire.Evidence;
import dev.ark.deployer.tripwire.Tripwire;
import dev.ark.deployer.tripwire.Verdict;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tells the native build what of samples and checks is stored as JSON. */
@RegisterForReflection(
        targets = {
            CheckRecord.class,
            CheckRecord[].class,
            CoreSample.class,
            Denial.class,
            Denied.class,
            Durations.class,
            Evidence.class,
            Isolated.class,
            News.class,
            RouterSample.class,
            Sample.class,
            Sample.Under.class,
            Shares.class,
            Slot.class,
            SlotSample.class,
            TrafficRouter.Traffic.class,
            Tripwire.class,
            Verdict.class,
            WatchdogSample.class
        })
final class StoredObservation {
    private StoredObservation() {}
}
