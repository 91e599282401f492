package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalProcess;
import dev.ark.deployer.orchestrator.Processes;

/** A process of this machine. */
record RunningChild(LocalProcess process, String version) implements Processes.Child {
    @Override
    public long pid() {
        return process.handle().pid();
    }

    @Override
    public boolean alive() {
        return process.alive();
    }

    @Override
    public void whenExited(Runnable then) {
        var unused = process.handle().onExit().thenRun(then);
    }
}
