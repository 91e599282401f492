package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.Answer;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.deployer.orchestrator.Probes;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Asks on virtual threads, so that a process that hangs holds nothing up. */
record ConcurrentProbes(ReadinessProbe probe, Executor answers) implements Probes {
    @Override
    public void ask(Place place, Consumer<Answer> answer) {
        Thread.ofVirtual().name("probe-" + place.name()).start(() -> {
            Answer said = probe.ask(place);
            answers.execute(() -> answer.accept(said));
        });
    }
}
