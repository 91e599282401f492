package dev.ark.deployer.validation;

import java.util.List;

/**
 * How a validation ended.
 *
 * @param checks in order
 * @param left what it could not take away after itself, for people; nothing when all is as it was before
 */
public record ValidationResult(List<CheckReport> checks, List<String> left) {
    public ValidationResult {
        checks = List.copyOf(checks);
        left = List.copyOf(left);
    }

    /** Whether every check passed, and nothing was left behind. */
    public boolean passed() {
        return left.isEmpty() && checks.stream().allMatch(check -> check.state() == CheckReport.State.PASSED);
    }
}
