package dev.ark.deployer.orchestrator;

import java.util.function.Consumer;

/** Asks processes whether they are ready. */
public interface Probes {
    /** Asks, without blocking; the answer comes on the reconciler's own thread. No answer in time is a no. */
    void ask(ProcessSpec spec, Consumer<Boolean> answer);
}
