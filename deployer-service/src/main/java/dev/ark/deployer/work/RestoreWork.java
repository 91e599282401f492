package dev.ark.deployer.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreReport.LostRows;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.json.ArkJson;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.work.Records.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts a snapshot in the database's place: stops both slots, leaves the request, and starts the stable core, which carries it out before it opens
 * the database. The request is known by the rollout and the row, so that it is carried out once however often this is asked for.
 */
final class RestoreWork {
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Duration APART = Duration.ofSeconds(1);
    private static final int UNTIL_STOPPED = 90;
    private static final int UNTIL_READY = 25 * 60;

    private final StableCore core;
    private final StateFile state;
    private final Orchestrator orchestrator;
    private final Records records;
    private final Surroundings surroundings;

    /** The clock, and how to wait. */
    record Surroundings(Clock clock, Waiting waiting) {}

    RestoreWork(
            StableCore core, StateFile state, Orchestrator orchestrator, Records records, Surroundings surroundings) {
        this.core = core;
        this.state = state;
        this.orchestrator = orchestrator;
        this.records = records;
        this.surroundings = surroundings;
    }

    String restore(Assignment assignment, String snapshot) throws WorkFailedException, InterruptedException {
        RolloutSpec spec = assignment.rollout().spec();
        String id = "rollout-" + spec.id() + "-" + assignment.row();
        RestoreRecord begun = begun(spec, assignment.row()).orElse(null);
        if (begun == null || (report(id).isEmpty() && !isAsked(id))) {
            assignment.progress().accept("stopping both slots");
            stopAll();
            begun = new RestoreRecord(
                    spec.id(), assignment.row(), id, snapshot, boxed(state.lastRow()), null, "", List.of());
            records.keep(Kind.RESTORES, spec.id(), begun);
            String reason = "rollback of rollout " + spec.id() + " to " + spec.stable();
            state.askForRestore(new RestoreRequest(
                    id, snapshot, reason, "deployer", surroundings.clock().instant()));
        }
        assignment.progress().accept("the stable core restores " + snapshot + " and replays what came later");
        RestoreReport report = carriedOut(spec, id);
        return told(begun, report);
    }

    private Optional<RestoreRecord> begun(RolloutSpec spec, long row) throws WorkFailedException {
        return records.find(Kind.RESTORES, spec.id(), RestoreRecord.class).filter(record -> record.row() == row);
    }

    private Optional<RestoreReport> report(String id) throws WorkFailedException {
        return state.restoreReport().filter(report -> report.request().id().equals(id));
    }

    private boolean isAsked(String id) throws WorkFailedException {
        return state.askedRestore().filter(request -> request.id().equals(id)).isPresent();
    }

    private void stopAll() throws WorkFailedException, InterruptedException {
        orchestrator.empty(Slot.CANARY, DRAIN);
        orchestrator.empty(Slot.STABLE, DRAIN);
        boolean stopped =
                surroundings.waiting().until(() -> isEmpty(Slot.CANARY) && isEmpty(Slot.STABLE), UNTIL_STOPPED, APART);
        if (!stopped) {
            throw new WorkFailedException("the slots did not stop, and nothing is restored under a core that runs");
        }
    }

    private boolean isEmpty(Slot slot) {
        return Slots.isAbsent(orchestrator.seen(slot));
    }

    private RestoreReport carriedOut(RolloutSpec spec, String id) throws WorkFailedException, InterruptedException {
        orchestrator.run(Slot.STABLE, spec.stable());
        boolean ready = surroundings
                .waiting()
                .until(() -> orchestrator.seen(Slot.STABLE).serves(spec.stable()) || isRefused(id), UNTIL_READY, APART);
        Optional<RestoreReport> report = report(id);
        if (report.isPresent() && report.get().refusal() != null) {
            throw new WorkFailedException("the restore was refused, and the state is as it was: "
                    + report.get().refusal());
        }
        if (!ready) {
            throw new WorkFailedException(spec.stable() + " was not ready after the restore");
        }
        if (report.isEmpty()) {
            throw new WorkFailedException(
                    "the stable core started and did not restore: another core has the state open");
        }
        return report.get();
    }

    private boolean isRefused(String id) throws WorkFailedException {
        return report(id).filter(report -> report.refusal() != null).isPresent();
    }

    private String told(RestoreRecord begun, RestoreReport report) throws WorkFailedException, InterruptedException {
        long last = report.replayedTo();
        OptionalLong before = begun.before() == null ? OptionalLong.empty() : OptionalLong.of(begun.before());
        RestoreProof proof = new RestoreProof(
                report,
                before,
                state.hashAside(report.replaced(), last),
                state.hash(last),
                core.head().seq());
        List<JsonNode> lost = read(state.lostRows(report, RestoreRecord.MOST_LISTED));
        keep(begun, report, "", lost);
        // What the backup found was of the database that is now aside.
        records.keep(
                Kind.BACKUPS,
                begun.rollout(),
                new BackupRecord(begun.rollout(), begun.row(), report.replaced(), true, "restored"));
        String proven = proof.sentence();
        keep(begun, report, proven, lost);
        return sentence(report) + "; " + proven;
    }

    private void keep(RestoreRecord begun, RestoreReport report, String proof, List<JsonNode> lost)
            throws WorkFailedException {
        records.keep(
                Kind.RESTORES,
                begun.rollout(),
                new RestoreRecord(
                        begun.rollout(),
                        begun.row(),
                        begun.request(),
                        begun.snapshot(),
                        begun.before(),
                        report,
                        proof,
                        lost));
    }

    private String sentence(RestoreReport report) throws WorkFailedException, InterruptedException {
        long replayed = report.replayedTo() - report.snapshotSeq();
        LostRows lost = report.lost();
        String losses = lost == null
                ? "none is lost"
                : "rows " + lost.from() + " to " + lost.to() + " are lost (" + lost.reason() + ") and listed in "
                        + lost.file();
        String halted = core.control().tradingState() == TradingState.HALTED
                ? "; the state is halted, until an operator has looked and resumes"
                : "";
        String unlike = report.losses().isEmpty()
                ? ""
                : "; " + report.losses().size() + " things that rows did could not be done again: "
                        + report.losses().getFirst();
        return "snapshot " + report.request().snapshot() + " (up to row " + report.snapshotSeq()
                + ") restored by request " + report.request().id() + ", " + replayed + " later rows replayed, " + losses
                + unlike + halted;
    }

    private static List<JsonNode> read(List<String> lines) throws WorkFailedException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : lines) {
            try {
                rows.add(ArkJson.mapper().readTree(line));
            } catch (JsonProcessingException e) {
                throw new WorkFailedException("the list of lost rows cannot be read: " + e.getOriginalMessage(), e);
            }
        }
        return rows;
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
