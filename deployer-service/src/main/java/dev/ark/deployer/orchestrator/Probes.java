package dev.ark.deployer.orchestrator;

import java.util.function.Consumer;

/** Asks processes whether they are ready. */
public interface Probes {
    /** Asks, without blocking; the answer comes on the reconciler's own thread, {@link Answer#SILENT} when there was none in time, and {@link Answer#ABSENT} when nothing listens. */
    void ask(Place place, Consumer<Answer> answer);
}
