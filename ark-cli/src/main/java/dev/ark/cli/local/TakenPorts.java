package dev.ark.cli.local;

import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether the ports of an installation are free, before anything is started. */
public final class TakenPorts {
    private TakenPorts() {}

    /**
     * Passes when each port is free, or held by a process of this installation.
     *
     * @throws Failure that names each taken port and who has it
     */
    static void refuse(LocalLayout layout, boolean withRedis) throws IOException {
        List<String> taken =
                of(layout, withRedis).stream().map(port -> "  " + port).toList();
        if (!taken.isEmpty()) {
            throw new Failure("these ports are not free; stop who has them, or use --port-offset N:\n"
                    + String.join("\n", taken));
        }
    }

    /** Each port that is neither free nor held by a process of this installation, with what it is for and who has it. */
    public static List<String> of(LocalLayout layout, boolean withRedis) throws IOException {
        Set<Long> own = InstalledProcess.all(layout).stream()
                .filter(process -> process.handle().isPresent())
                .map(InstalledProcess::pid)
                .collect(Collectors.toSet());
        List<String> taken = new ArrayList<>();
        for (Port port : Port.of(layout, withRedis)) {
            if (!port.free()) {
                Optional<PortOwner> owner = PortOwner.of(port.number());
                if (owner.isEmpty() || !own.contains(owner.get().pid())) {
                    taken.add(port.number() + " for " + port.use() + " is taken by "
                            + owner.map(who -> "process " + who.pid() + ": " + who.command())
                                    .orElse("a process that cannot be seen, perhaps another user's"));
                }
            }
        }
        return taken;
    }
}
