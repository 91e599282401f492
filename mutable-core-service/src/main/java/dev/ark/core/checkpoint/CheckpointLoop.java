package dev.ark.core.checkpoint;

import dev.ark.core.outbox.JournalSignal;
import dev.ark.runtime.loop.LoopWatch;
import java.time.Duration;

/**
 * Signs the journal on a thread of its own: as soon as enough rows have come, or when the interval is over. Rows of the other slot wake it
 * only by the interval; that slot signs them itself.
 */
final class CheckpointLoop implements AutoCloseable {
    private final Checkpointer checkpointer;
    private final LoopWatch watch;
    private final JournalSignal signal;
    private final int rows;
    private final Duration interval;
    private final Thread thread;
    private boolean failed;
    private boolean more;

    CheckpointLoop(Checkpointer checkpointer, LoopWatch watch, JournalSignal signal, CheckpointConfig config) {
        this.checkpointer = checkpointer;
        this.watch = watch;
        this.signal = signal;
        this.rows = config.rows();
        this.interval = config.interval();
        this.thread = Thread.ofPlatform().name("checkpoints").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Stops. What is not yet signed then is signed after the next start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                failed = true;
                watch.turn("checkpoint", interval, this::turn);
                if (failed) {
                    Thread.sleep(interval);
                } else if (!more) {
                    signal.awaitBeyond(checkpointer.covered() + rows - 1, interval);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        more = checkpointer.turn();
        failed = false;
    }
}
