package dev.ark.deployer.work;

import dev.ark.contract.local.Release;
import dev.ark.deployer.rollout.RolloutSpec;
import java.util.Optional;

/**
 * After the rollback of a version whose rules have a higher revision and were used at stable: the core refuses lower ones, unless it is told that it is meant. To be
 * called when the stable version runs again, before anything is sent to it. Does nothing where nothing is to be lowered, and may be called again.
 */
public final class RulesLowering {
    private final StableCore core;
    private final Releases releases;

    public RulesLowering(StableCore core, Releases releases) {
        this.core = core;
        this.releases = releases;
    }

    /**
     * Lowers the revision to that of the stable version.
     *
     * @return what was done, a sentence; empty when nothing had to be
     */
    public Optional<String> lower(RolloutSpec spec) throws WorkFailedException, InterruptedException {
        Optional<Release> stable = releases.find(spec.stable());
        if (stable.isEmpty() || stable.get().rulesetRevision() < 1) {
            return Optional.empty();
        }
        long revision = stable.get().rulesetRevision();
        long adopted = core.adoptedRules().revision();
        if (adopted <= revision) {
            return Optional.empty();
        }
        core.lowerRules(revision, "rollback of rollout " + spec.id() + " to " + spec.stable());
        return Optional.of("the rules are lowered from revision " + adopted + " to " + revision);
    }
}
