package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalProcess;
import dev.ark.deployer.orchestrator.Processes;
import java.util.Optional;

/** A process of this machine. */
record RunningChild(LocalProcess process) implements Processes.Child {
    @Override
    public long pid() {
        return process.handle().pid();
    }

    @Override
    public Optional<String> version() {
        return process.release();
    }

    @Override
    public boolean alive() {
        return process.alive();
    }

    @Override
    public void terminate() {
        process.handle().destroy();
    }

    @Override
    public void kill() {
        process.handle().destroyForcibly();
    }

    @Override
    public void whenExited(Runnable then) {
        var unused = process.handle().onExit().thenRun(then);
    }
}
