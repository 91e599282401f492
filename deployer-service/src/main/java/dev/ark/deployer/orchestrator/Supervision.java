package dev.ark.deployer.orchestrator;

import java.time.Instant;

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

    /** It does not run, and is to be started at {@code until}. */
    record Waiting(Instant until, int fruitless, int starts, Instant since) implements Supervision {
        @Override
        public ProcessState state() {
            return until.isAfter(since) ? ProcessState.BACKING_OFF : ProcessState.STOPPED;
        }

        public boolean due(Instant now) {
            return !now.isBefore(until);
        }

        public Running started(Instant now) {
            return new Running(false, false, fruitless, starts + 1, now);
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
     */
    record Running(boolean ready, boolean wasReady, int fruitless, int starts, Instant since) implements Supervision {
        @Override
        public ProcessState state() {
            return ready ? ProcessState.READY : ProcessState.STARTING;
        }

        public Running probed(boolean answer, Instant now) {
            return answer == ready
                    ? this
                    : new Running(answer, wasReady || answer, answer ? 0 : fruitless, starts, now);
        }

        public Waiting exited(Instant now, BackOff backOff) {
            int inARow = wasReady ? 0 : fruitless + 1;
            return new Waiting(now.plus(backOff.after(inARow)), inARow, starts, now);
        }
    }
}
