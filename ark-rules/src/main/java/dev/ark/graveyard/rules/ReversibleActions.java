package dev.ark.graveyard.rules;

import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.Transfer;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Registers.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whoever deletes, writes, sends or publishes can undo it, or says how it would be made good.
 *
 * @param maxAge of a snapshot at the decision
 */
public record ReversibleActions(Duration maxAge) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "reversible_actions",
            Category.AUTONOMY,
            Severity.MEDIUM,
            Effect.DENY,
            "A file deleted or written, a transfer or a publication has neither a verified, fresh snapshot of what it would"
                    + " change nor a compensating plan.",
            "Name a verified snapshot that holds the path in snapshot_id, or say in compensating_plan how it would be made"
                    + " good.");
    private static final String UNIT = "way back";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        return switch (situation.action()) {
            case FileOperation file
            when file.operation() != FileOperation.Kind.READ ->
                file.plan().isPresent() ? planned() : checkSnapshot(situation, file);
            case Transfer transfer -> checkPlan(transfer.plan(), "a transfer");
            case Publication publication -> checkPlan(publication.plan(), "a publication");
            default -> Result.NOT_APPLICABLE;
        };
    }

    private Result checkPlan(Optional<String> plan, String what) {
        if (plan.isPresent()) {
            return planned();
        }
        return violated(
                what + " needs a compensating_plan", new Reading("missing", "compensating plan", UNIT, List.of()));
    }

    private Result checkSnapshot(Situation situation, FileOperation file) {
        if (file.snapshot().isEmpty()) {
            return violated(
                    "deleting or writing a file needs a snapshot_id or a compensating_plan",
                    reading("missing", List.of()));
        }
        String id = file.snapshot().get();
        Snapshot snapshot = situation.facts().registers().snapshots().get(id);
        if (snapshot == null) {
            return violated("the snapshot " + id + " is not registered", reading("unregistered", List.of()));
        }
        List<String> facts = List.of(FactReader.reference("snapshots", id, snapshot.revision()));
        if (!snapshot.verified()) {
            return violated("nobody has verified the snapshot " + id, reading("unverified", facts));
        }
        if (!situation.isFresh(snapshot.at(), maxAge)) {
            return violated(
                    "the snapshot " + id + " is of " + snapshot.at() + ", which is too old or in the future",
                    reading("of " + snapshot.at(), facts));
        }
        return unless(
                !CanonicalPath.covers(snapshot.path(), file.path()),
                () -> "the snapshot " + id + " does not hold the path " + file.path(),
                reading("of " + snapshot.path(), facts));
    }

    private Reading reading(String observed, List<String> facts) {
        return new Reading(
                observed,
                "compensating plan, or verified snapshot at most " + maxAge.toSeconds() + " s old",
                UNIT,
                facts);
    }

    private static Result planned() {
        return new Result.Passed(new Reading("compensating plan", "compensating plan", UNIT, List.of()));
    }
}
