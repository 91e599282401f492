package dev.ark.deployer.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.rollout.RolloutStep;
import dev.ark.deployer.rollout.Command;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.Place;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.tripwire.Denials;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The domain's records as they are stored. */
@RegisterForReflection(
        targets = {
            Command.class,
            Command.Kind.class,
            Denials.Rule.class,
            Phase.class,
            Place.class,
            RolloutSpec.class,
            RolloutSpec.Options.class,
            RolloutStep.class,
            Row.class,
            Row.Cause.class,
            Row.Cause.Kind.class,
            Row.Ending.class,
            Row.Span.class,
            Shares.class,
            Timing.class,
            Intent.class,
            Intent.Nothing.class,
            Intent.Route.class,
            Intent.StartCanary.class,
            Intent.StopCanary.class,
            Intent.RunStable.class,
            Intent.Preflight.class,
            Intent.Snapshot.class,
            Intent.Replay.class,
            Intent.Backup.class,
            Intent.Restore.class,
            Intent.CheckHealth.class,
            Intent.Synthetic.class,
            Intent.Validate.class
        })
public final class StoredJson {
    private StoredJson() {}

    public static String text(Object value) {
        try {
            return ArkJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be stored: " + value.getClass(), e);
        }
    }

    public static <T> T read(String text, Class<T> type) {
        try {
            return ArkJson.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is no " + type.getSimpleName(), e);
        }
    }
}
