package dev.ark.core.decision;

import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.RecordedDecision;
import dev.ark.contract.http.ReplayReport;
import dev.ark.contract.http.ReplayRequest;
import dev.ark.core.sqlite.ReadPool;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs recorded decisions, with the facts that they were made on, against rules that are not served. Skipped are the core's own verdicts, and
 * what an overlay has denied: a candidate has no overlay, so that what the overlay forbade would look as if the candidate allowed it.
 * Thread-safe.
 */
@Singleton
public final class Replays {
    /** Keeps each question well within what the graveyard accepts. */
    private static final int DECISIONS_AT_A_TIME = 64;

    private final RulesetSource source;
    private final ReadPool reads;

    Replays(RulesetSource source, ReadPool reads) {
        this.source = source;
        this.reads = reads;
    }

    /**
     * Lists what would have been decided otherwise.
     *
     * @throws dev.ark.contract.problem.ProblemException INVALID_VALUE when the candidate is no ruleset, UNAVAILABLE when it cannot be asked
     */
    public ReplayReport replay(ReplayRequest request) {
        String agent = request.agent() == null ? "" : request.agent();
        long position = request.after() == null ? beforeTheLatest(agent, request.limit()) : request.after();
        // An empty question first: a candidate that is no ruleset is refused even when there is nothing to replay.
        Ruleset candidate = ask(request.manifest(), List.of()).ruleset();
        List<ReplayReport.Change> changed = new ArrayList<>();
        int replayed = 0;
        int skipped = 0;
        while (replayed + skipped < request.limit()) {
            List<Recorded> page =
                    page(agent, position, Math.min(DECISIONS_AT_A_TIME, request.limit() - replayed - skipped));
            if (page.isEmpty()) {
                break;
            }
            position = page.getLast().decision().seq();
            List<Recorded> evaluated =
                    page.stream().filter(Recorded::isOfRulesAlone).toList();
            replayed += evaluated.size();
            skipped += page.size() - evaluated.size();
            compare(request.manifest(), evaluated, changed);
        }
        return new ReplayReport(candidate, replayed, skipped, position, changed);
    }

    private void compare(String manifest, List<Recorded> recorded, List<ReplayReport.Change> changed) {
        if (recorded.isEmpty()) {
            return;
        }
        EvaluationResponse response =
                ask(manifest, recorded.stream().map(Recorded::group).toList());
        for (int i = 0; i < recorded.size(); i++) {
            recorded.get(i).changedTo(response.groups().get(i).getFirst()).ifPresent(changed::add);
        }
    }

    private EvaluationResponse ask(String manifest, List<EvaluationRequest.Group> groups) {
        return source.evaluate(new CandidateEvaluation(manifest, new EvaluationRequest(groups)));
    }

    private long beforeTheLatest(String agent, int limit) {
        return reads.read(session -> session.first(
                        "SELECT seq - 1 FROM decision WHERE ? IN ('', agent) ORDER BY seq DESC LIMIT 1 OFFSET ?",
                        row -> row.getLong(1),
                        agent,
                        limit - 1))
                .orElse(0L);
    }

    private List<Recorded> page(String agent, long after, int limit) {
        return reads.read(session -> session.list(
                Recorded.SELECT + "WHERE d.seq > ? AND ? IN ('', d.agent) ORDER BY d.seq LIMIT ?",
                Recorded::of,
                after,
                agent,
                limit));
    }

    /** The decisions before a sequence, the newest first. */
    public List<RecordedDecision> before(long seq, int limit) {
        return reads
                .read(session -> session.list(
                        Recorded.SELECT + "WHERE d.seq < ? ORDER BY d.seq DESC LIMIT ?", Recorded::of, seq, limit))
                .stream()
                .map(Recorded::told)
                .toList();
    }
}
