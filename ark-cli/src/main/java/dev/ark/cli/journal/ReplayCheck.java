package dev.ark.cli.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Every decision is what its rules say of what it was based on. A decision that is not ends no other check: it is counted. Evaluations run
 * beside the other checks, a bounded number ahead, and are counted in the order of the journal.
 */
final class ReplayCheck implements RowCheck, AutoCloseable {
    private static final int DECISIONS_A_TASK = 32;
    private static final int TASKS_AHEAD = 32;

    private final RulesAtHand rules;
    private final DecisionReplay replay;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Deque<Future<List<DecisionReplay.Result>>> underWay = new ArrayDeque<>();
    private List<StoredRow> next = new ArrayList<>(DECISIONS_A_TASK);
    private final ReplayCount count = new ReplayCount();

    ReplayCheck(RulesAtHand rules) {
        this.rules = rules;
        this.replay = new DecisionReplay(rules);
    }

    @Override
    public Optional<Flaw> next(StoredRow row) {
        if (row.isDecision()) {
            next.add(row);
            if (next.size() == DECISIONS_A_TASK) {
                start();
            }
        } else if (row.adoptsRules()) {
            rules.adopt(row);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Flaw> end() {
        start();
        while (!underWay.isEmpty()) {
            takeFirst();
        }
        return Optional.empty();
    }

    /** What has come of the decisions so far; of all after the end. */
    Replay result() {
        return count.result();
    }

    private void start() {
        List<StoredRow> rows = next;
        underWay.add(workers.submit(() -> rows.stream().map(replay::of).toList()));
        next = new ArrayList<>(DECISIONS_A_TASK);
        if (underWay.size() > TASKS_AHEAD) {
            takeFirst();
        }
    }

    private void takeFirst() {
        try {
            underWay.removeFirst().get().forEach(count::add);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an evaluation failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while decisions were evaluated anew", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
