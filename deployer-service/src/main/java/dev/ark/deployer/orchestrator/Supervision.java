package dev.ark.deployer.orchestrator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one supervised process, and what follows from it. Immutable: each event makes the next value.
 *
 * <p>{@code starts} counts the starts so far, an adoption included; {@code fruitless} those at the end of them that died before the
 * process was ready.
 */
public sealed interface Supervision {
    int starts();

    Instant since();

    ProcessState state();

    /** A process that nobody has looked for yet. */
    static Waiting unknown(Instant now) {
        return new Waiting(now, 0, 0, now);
    }

    /** How often the process was started again. */
    default int restarts() {
        return Math.max(0, starts() - 1);
    }

    /** It does not run, and is to be started at {@code until} if it is wanted. */
    record Waiting(Instant until, int fruitless, int starts, Instant since) implements Supervision {
        @Override
        public ProcessState state() {
            return until.isAfter(since) ? ProcessState.BACKING_OFF : ProcessState.STOPPED;
        }

        public boolean due(Instant now) {
            return !now.isBefore(until);
        }

        public Running started(Instant now) {
            return new Running(false, false, null, fruitless, starts + 1, now);
        }

        /** The start itself failed, which counts as a death before it was ready. */
        public Waiting failed(Instant now, BackOff backOff) {
            return started(now).exited(now, backOff);
        }
    }

    /**
     * It runs.
     *
     * @param wasReady whether this very process has ever been ready
     * @param silentSince since when it has answered nothing; null while it answers
     */
    record Running(
            boolean ready, boolean wasReady, @Nullable Instant silentSince, int fruitless, int starts, Instant since)
            implements Supervision {
        @Override
        public ProcessState state() {
            return ready ? ProcessState.READY : ProcessState.STARTING;
        }

        public Running answered(Answer answer, Instant now) {
            boolean is = answer == Answer.READY;
            boolean says = is || answer == Answer.REFUSED;
            Instant silent = says ? null : silentSince == null ? now : silentSince;
            return new Running(is, wasReady || is, silent, is ? 0 : fruitless, starts, is == ready ? since : now);
        }

        /** One that was ready and has been silent for long. One that never was may be at work before it listens; one that says no may have its reasons. */
        public boolean hung(Instant now, Duration after) {
            return wasReady && silentSince != null && !now.isBefore(silentSince.plus(after));
        }

        public Waiting exited(Instant now, BackOff backOff) {
            int inARow = wasReady ? 0 : fruitless + 1;
            return new Waiting(now.plus(backOff.after(inARow)), inARow, starts, now);
        }

        /** It was asked to end. */
        public Stopping stopping(Instant now, Duration drain) {
            return new Stopping(now.plus(drain), false, false, starts, now);
        }
    }

    /**
     * It was asked to end, and is ended at {@code until}.
     *
     * @param drained whether it has closed its door: what it had taken is answered, and only its own end is left
     */
    record Stopping(Instant until, boolean drained, boolean killed, int starts, Instant since) implements Supervision {
        @Override
        public ProcessState state() {
            return ProcessState.STOPPING;
        }

        public boolean overdue(Instant now) {
            return !killed && !now.isBefore(until);
        }

        public Stopping kill() {
            return new Stopping(until, drained, true, starts, since);
        }

        public Stopping answered(Answer answer) {
            return new Stopping(until, drained || answer == Answer.ABSENT, killed, starts, since);
        }

        public Waiting exited(Instant now) {
            return new Waiting(now, 0, starts, now);
        }
    }
}
