package dev.ark.deployer.http;

import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.traffic.Slot;
import java.util.List;

/**
 * The slots, {@code GET /v1/slots}.
 *
 * @param edge where agents come in
 * @param serving whether the edge takes requests
 */
public record SlotList(String edge, boolean serving, List<SlotView> slots) {
    public SlotList {
        slots = List.copyOf(slots);
    }

    /**
     * A slot.
     *
     * @param weight its share of the requests, in percent, as the router does it now
     * @param processes in the order in which they are started; Redis, which all share, is told of with the stable slot
     */
    public record SlotView(Slot slot, int weight, List<ObservedProcess> processes) {
        public SlotView {
            processes = List.copyOf(processes);
        }
    }
}
