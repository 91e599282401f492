package dev.ark.deployer.validation.live;

import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.validation.CheckCategory;
import dev.ark.deployer.validation.CheckReport;
import dev.ark.deployer.validation.ValidationResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Validates the running system. Thread-safe; one validation at a time. */
public interface ValidationService {
    /**
     * Makes the checks of a category, or all, once the validations before it are over. Blocks, to be called on a virtual thread; an interrupt
     * ends it, after it has taken away what it left.
     *
     * @param listener hears of all checks whenever one begins or is over, on the caller's thread
     * @throws ProblemException UNAVAILABLE when its tokens cannot be read
     */
    ValidationResult run(Optional<CheckCategory> category, Consumer<List<CheckReport>> listener)
            throws InterruptedException;
}
