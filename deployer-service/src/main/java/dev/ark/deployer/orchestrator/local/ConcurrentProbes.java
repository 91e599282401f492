package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.Probes;
import dev.ark.deployer.orchestrator.ProcessSpec;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Asks on virtual threads, so that a process that hangs holds nothing up. */
record ConcurrentProbes(ReadinessProbe probe, Executor answers) implements Probes {
    @Override
    public void ask(ProcessSpec spec, Consumer<Boolean> answer) {
        Thread.ofVirtual().name("probe-" + spec.name()).start(() -> {
            boolean ready = probe.ready(spec);
            answers.execute(() -> answer.accept(ready));
        });
    }
}
