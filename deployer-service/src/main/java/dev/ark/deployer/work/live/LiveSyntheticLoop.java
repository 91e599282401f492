package dev.ark.deployer.work.live;

import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.validation.SyntheticPlan;
import dev.ark.deployer.validation.SyntheticResult;
import dev.ark.deployer.validation.SyntheticResult.Check;
import dev.ark.deployer.validation.live.SyntheticService;
import dev.ark.deployer.work.SyntheticLoop;
import dev.ark.deployer.work.WorkFailedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One trade a second, as the guide has it. */
record LiveSyntheticLoop(SyntheticService service) implements SyntheticLoop {
    @Override
    public String run(Duration duration, Consumer<String> progress) throws WorkFailedException, InterruptedException {
        SyntheticResult result;
        try {
            result = service.run(
                    new SyntheticPlan(duration, BigDecimal.ONE), done -> progress.accept(done + " proposals"));
        } catch (ProblemException e) {
            throw new WorkFailedException("the synthetic loop cannot run: " + e.getMessage(), e);
        }
        if (!result.passed()) {
            throw new WorkFailedException("the synthetic loop failed: "
                    + result.checks().stream()
                            .filter(check -> !check.passed())
                            .map(check -> check.name() + ", " + check.detail())
                            .collect(Collectors.joining("; ")));
        }
        return "the synthetic loop passed: "
                + result.checks().stream().map(Check::detail).collect(Collectors.joining("; "));
    }
}
