package dev.ark.deployer.work.live;

import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.validation.CheckReport;
import dev.ark.deployer.validation.CheckReport.State;
import dev.ark.deployer.validation.ValidationResult;
import dev.ark.deployer.validation.live.ValidationService;
import dev.ark.deployer.work.ValidationRun;
import dev.ark.deployer.work.WorkFailedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** All thirteen checks. */
record LiveValidationRun(ValidationService service) implements ValidationRun {
    @Override
    public String run(Consumer<String> progress) throws WorkFailedException, InterruptedException {
        ValidationResult result;
        try {
            result = service.run(Optional.empty(), checks -> progress.accept(passed(checks) + " passed"));
        } catch (ProblemException e) {
            throw new WorkFailedException("the checks cannot be made: " + e.getMessage(), e);
        }
        String passed = passed(result.checks()) + " checks passed";
        if (!result.passed()) {
            throw new WorkFailedException(passed + "; failed: "
                    + result.checks().stream()
                            .filter(check -> check.state() != State.PASSED)
                            .map(CheckReport::name)
                            .collect(Collectors.joining(", "))
                    + (result.left().isEmpty() ? "" : "; left behind: " + String.join(", ", result.left())));
        }
        return passed;
    }

    private static String passed(List<CheckReport> checks) {
        return checks.stream().filter(check -> check.state() == State.PASSED).count() + " of " + checks.size();
    }
}
