package dev.ark.deployer.validation.live;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The runs of one kind: one at a time, the results of the last ones kept. Thread-safe. */
final class Runs<V extends KeptView> {
    private final String kind;
    private final KeptResults<V> kept;
    private final Semaphore turn = new Semaphore(1);
    private volatile @Nullable Run<V> current;

    /** A run that can be looked at while it goes on. */
    interface Run<V> {
        /** Does it; whatever goes wrong ends up in the view. */
        void go() throws InterruptedException;

        V view();
    }

    /**
     * Runs of a kind.
     *
     * @param kind for people, such as {@code synthetic run}
     */
    Runs(String kind, KeptResults<V> kept) {
        this.kind = kind;
        this.kept = kept;
    }

    /**
     * Starts a run on a thread of its own.
     *
     * @throws ProblemException CONFLICT while another one goes on
     */
    V start(Run<V> run) {
        if (!turn.tryAcquire()) {
            Run<V> other = current;
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "another " + kind
                            + (other == null ? "" : ", " + other.view().id() + ",") + " goes on");
        }
        current = run;
        V begun = run.view();
        Thread.ofVirtual().name(begun.id()).start(() -> {
            try {
                take(run);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return begun;
    }

    /** Does a run on this thread, once those before it are over. */
    void perform(Run<V> run) throws InterruptedException {
        turn.acquire();
        current = run;
        take(run);
    }

    private void take(Run<V> run) throws InterruptedException {
        try {
            run.go();
        } finally {
            kept.keep(run.view());
            current = null;
            turn.release();
        }
    }

    /**
     * A run that goes on, or the result of one that is over.
     *
     * @throws ProblemException NOT_FOUND for one that never was, or that is forgotten
     */
    V find(String id) {
        return list().stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no " + kind + " " + id));
    }

    /** The run that goes on, if any, and the results that are kept, newest first. */
    List<V> list() {
        Run<V> going = current;
        List<V> results = kept.newestFirst();
        if (going == null) {
            return results;
        }
        V view = going.view();
        List<V> all = new ArrayList<>(List.of(view));
        results.stream().filter(result -> !result.id().equals(view.id())).forEach(all::add);
        return all;
    }
}
