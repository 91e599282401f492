package dev.ark.deployer.rollout;

import dev.ark.deployer.tripwire.Assessment;
import java.util.List;

/**
 * All that an advance looks at.
 *
 * @param job of the open row
 * @param checks the tripwires' last checks
 * @param halted whether ARK is halted
 * @param commands those not yet obeyed, and perhaps others, in the order of their numbers
 */
public record Observed(World world, Job job, Assessment checks, boolean halted, List<Command> commands) {
    public Observed {
        commands = List.copyOf(commands);
    }
}
