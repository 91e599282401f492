package dev.ark.deployer.orchestrator;

import dev.ark.deployer.traffic.Slot;
import java.util.List;

/** What an installation consists of. */
public interface Blueprint {
    /** What runs in any case, and belongs to no slot. */
    List<ProcessSpec> shared();

    /** The places of a slot's processes, in the order in which they are started: the evaluator first. */
    List<Place> places(Slot slot);

    /**
     * The processes of a slot that runs a release, in that order.
     *
     * @throws IllegalArgumentException when there is no such release
     */
    List<ProcessSpec> services(Slot slot, String version);
}
