package dev.ark.deployer.work;

import dev.ark.contract.http.RecordedDecision;
import dev.ark.contract.http.RecordedDecisions;
import dev.ark.contract.http.ReplayReport.Change;
import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.orchestrator.ProcessState;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.work.Evaluator.Reverdict;
import dev.ark.deployer.work.Records.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the rules of a version decide anew, before it takes any traffic, what was decided lately. Too many changed outcomes fail it, and any that is
 * laxer than it was, whatever the share: one approval of what was denied can be the whole damage. The operator may consent to both beforehand.
 */
final class ReplayGate {
    private static final int UNTIL_READY = 120;
    private static final Duration APART = Duration.ofMillis(500);

    private final StableCore core;
    private final Evaluator evaluator;
    private final Orchestrator orchestrator;
    private final Records records;
    private final Settings settings;

    /** What is asked for, the clock, and how to wait. */
    record Settings(ReplaySettings replay, Clock clock, Waiting waiting) {}

    ReplayGate(StableCore core, Evaluator evaluator, Orchestrator orchestrator, Records records, Settings settings) {
        this.core = core;
        this.evaluator = evaluator;
        this.orchestrator = orchestrator;
        this.records = records;
        this.settings = settings;
    }

    String replay(Assignment assignment, String version) throws WorkFailedException, InterruptedException {
        assignment.progress().accept("starting the evaluator of " + version);
        orchestrator.rehearse(version);
        boolean ready = settings.waiting().until(() -> graveyard(version).isPresent(), UNTIL_READY, APART);
        if (!ready) {
            throw new WorkFailedException("the evaluator of " + version + " was not ready in "
                    + APART.multipliedBy(UNTIL_READY).toSeconds() + " s");
        }
        URI graveyard = graveyard(version).orElseThrow();
        Run run = new Run(graveyard, assignment);
        run.go();
        RolloutSpec spec = assignment.rollout().spec();
        ReplayRecord record = run.record(spec, evaluator.rules(graveyard));
        records.keep(Kind.REPLAYS, spec.id(), record);
        if (!record.passes(settings.replay().mostChanged())) {
            throw new WorkFailedException(record.sentence());
        }
        return record.sentence();
    }

    private Optional<URI> graveyard(String version) {
        return orchestrator.observed(Slot.CANARY).stream()
                .filter(process -> process.name().contains(LocalLayout.GRAVEYARD)
                        && process.state() == ProcessState.READY
                        && process.version().equals(version))
                .map(ObservedProcess::url)
                .map(URI::create)
                .findFirst();
    }

    /** One pass over the recorded decisions, from the newest back. */
    private final class Run {
        private final URI graveyard;
        private final Assignment assignment;
        private final Instant oldest;
        private final List<Change> changed = new ArrayList<>();
        private int replayed;
        private int own;
        private boolean archived;

        private Run(URI graveyard, Assignment assignment) {
            this.graveyard = graveyard;
            this.assignment = assignment;
            this.oldest = settings.clock().instant().minus(settings.replay().age());
        }

        private void go() throws WorkFailedException, InterruptedException {
            long before = Long.MAX_VALUE;
            int left = settings.replay().decisions();
            while (left > 0) {
                RecordedDecisions page = core.recorded(before);
                if (page.decisions().isEmpty()) {
                    archived = page.oldestSeq() > 1;
                    return;
                }
                List<RecordedDecision> wanted = page.decisions().stream()
                        .limit(left)
                        .filter(decision -> !decision.decidedAt().isBefore(oldest))
                        .toList();
                compare(wanted);
                assignment.progress().accept(replayed + " decisions replayed, " + changed.size() + " changed");
                left -= wanted.size();
                if (wanted.size() < page.decisions().size()) {
                    return;
                }
                before = page.decisions().getLast().seq();
            }
        }

        private void compare(List<RecordedDecision> decisions) throws WorkFailedException, InterruptedException {
            List<RecordedDecision> evaluated = decisions.stream()
                    .filter(decision -> decision.question() != null)
                    .toList();
            own += decisions.size() - evaluated.size();
            if (evaluated.isEmpty()) {
                return;
            }
            List<Reverdict> verdicts = evaluator.evaluate(graveyard, evaluated);
            replayed += evaluated.size();
            for (int i = 0; i < evaluated.size(); i++) {
                Reverdict becomes = verdicts.get(i);
                evaluated.get(i).changedTo(becomes.outcome(), becomes.rules()).ifPresent(changed::add);
            }
        }

        private ReplayRecord record(RolloutSpec spec, String rules) {
            int outcomes = (int) changed.stream()
                    .filter(change -> change.was() != change.becomes())
                    .count();
            int laxer = (int) changed.stream()
                    .filter(change -> ReplayRecord.isStricter(change.was(), change.becomes()))
                    .count();
            return new ReplayRecord(
                    spec.id(),
                    spec.version(),
                    rules,
                    replayed,
                    own,
                    archived,
                    outcomes,
                    laxer,
                    spec.options().acceptChanges(),
                    changed);
        }
    }
}
