package dev.ark.deployer.work;

import dev.ark.contract.local.Release;
import dev.ark.deployer.rollout.RolloutSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** That both versions are there, fit the state and the rules in use, and are what may run here. */
final class ReleaseCheck implements PreflightCheck {
    private static final String CHAOS = "ARK_CHAOS_";

    private final Releases releases;
    private final StateFile state;
    private final StableCore core;
    private final boolean production;

    ReleaseCheck(Releases releases, StateFile state, StableCore core, boolean production) {
        this.releases = releases;
        this.state = state;
        this.core = core;
        this.production = production;
    }

    @Override
    public List<String> problems(RolloutSpec spec) throws WorkFailedException, InterruptedException {
        List<String> problems = new ArrayList<>();
        if (releases.find(spec.stable()).isEmpty()) {
            problems.add("there is no release " + spec.stable() + ", to which a failure would roll back");
        }
        Optional<Release> release = releases.find(spec.version());
        if (release.isEmpty()) {
            problems.add("there is no release " + spec.version());
            return problems;
        }
        problems.addAll(releases.overlayProblems(spec.version()));
        faults(release.get(), problems);
        schema(release.get(), problems);
        rules(release.get(), problems);
        return problems;
    }

    private void faults(Release release, List<String> problems) {
        List<String> faults = release.settings().keySet().stream()
                .filter(name -> name.startsWith(CHAOS))
                .sorted()
                .toList();
        if (production && !faults.isEmpty()) {
            problems.add(release.version() + " provokes faults, which has no place in production: "
                    + String.join(", ", faults));
        }
    }

    private void schema(Release release, List<String> problems) {
        try {
            SchemaRange schema = state.schema();
            if (schema.isBefore(release)) {
                problems.add("the state has schema " + schema.version() + ", and " + release.version() + " needs "
                        + release.schemaMin() + " at least");
            }
            if (schema.isBeyond(release)) {
                problems.add("the state has schema " + schema.version() + ", which programs of schema "
                        + schema.usableSince() + " and later can use, and " + release.version() + " is of schema "
                        + release.schemaMax());
            }
        } catch (WorkFailedException e) {
            problems.add(e.getMessage());
        }
    }

    /** The core denies everything that rules of a lower revision have decided. */
    private void rules(Release release, List<String> problems) throws WorkFailedException, InterruptedException {
        long adopted = core.adoptedRules().revision();
        if (release.rulesetRevision() > 0 && release.rulesetRevision() < adopted) {
            problems.add("the rules of " + release.version() + " are of revision " + release.rulesetRevision()
                    + ", and those in use of revision " + adopted + ": the core denies whatever lower ones decide");
        }
    }
}
