package dev.ark.deployer.validation.live;

import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticResult;
import java.util.function.IntConsumer;

/** Puts synthetic load on the running system. Thread-safe; one run at a time. */
public interface SyntheticService {
    /**
     * Does a run, once those before it are over. Blocks, to be called on a virtual thread; an interrupt ends it.
     *
     * @param listener hears how many proposals have been taken to their end, each time on the thread that did so
     * @return a failed result too when the run could not be judged
     * @throws ProblemException UNAVAILABLE when its tokens cannot be read
     */
    SyntheticResult run(SyntheticPlan plan, IntConsumer listener) throws InterruptedException;
}
