package dev.ark.deployer.orchestrator;

import dev.ark.deployer.traffic.Slot;
import java.util.Map;

/**
 * A release in a slot.
 *
 * @param settings of the release, see {@link dev.ark.contract.local.Release}
 * @param overlay whether the release has further denials of its own
 */
public record SlotRelease(Slot slot, String version, Map<String, String> settings, boolean overlay) {
    public SlotRelease {
        settings = Map.copyOf(settings);
    }
}
