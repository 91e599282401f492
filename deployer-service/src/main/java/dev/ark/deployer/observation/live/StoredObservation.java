package dev.ark.deployer.observation.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
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

/** Samples and checks as they are stored. */
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

    static String text(Object value) {
        try {
            return ArkJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be stored: " + value.getClass(), e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return ArkJson.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is no " + type.getSimpleName(), e);
        }
    }
}
