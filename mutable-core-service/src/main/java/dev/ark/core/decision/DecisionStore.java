package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.DecisionList;
import dev.ark.contract.http.Explanation;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.journal.JournalSegments;
import dev.ark.core.permit.PermitRow;
import dev.ark.core.permit.PermitTokens;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The decisions that were made, read from the journal; of several rows with one id the newest counts. Thread-safe. */
@Singleton
public final class DecisionStore {
    private final ReadPool reads;
    private final PermitTokens tokens;

    DecisionStore(ReadPool reads, PermitTokens tokens) {
        this.reads = reads;
        this.tokens = tokens;
    }

    /** A decision, without its permit's token. */
    public Optional<Decision> find(String id) {
        return reads.read(session -> read(session, id));
    }

    /** A decision as its agent may see it: one that was settled while it waited has the token, which the agent has not heard yet. */
    public Optional<Decision> findForAgent(String id) {
        return reads.read(session -> isSettled(session, id) ? readWithToken(session, id) : read(session, id));
    }

    /** A decision with what it was based on. */
    public Optional<Explanation> explain(String id) {
        return reads.read(session -> {
            Optional<Decision> decision = read(session, id);
            if (decision.isEmpty()) {
                return Optional.empty();
            }
            Basis basis = basis(session, decision.get().seq());
            return Optional.of(new Explanation(decision.get(), basis.proposal(), basis.measurements(), basis.facts()));
        });
    }

    /**
     * Why a decision is not there. Its id tells when it was proposed, and that tells in which segment of the archive it is, if there was such
     * a decision: of those nothing is kept here.
     */
    public ProblemException missing(String id) {
        return reads.read(session -> {
            JournalFloor floor = JournalFloor.read(session);
            Optional<Instant> proposed = DecisionIds.time(id).filter(at -> !at.isAfter(floor.at()));
            Optional<String> segment =
                    proposed.isEmpty() ? Optional.empty() : JournalSegments.at(session, proposed.get());
            return segment.map(file -> ProblemException.gone(
                            "decisions of that time are in the archive, in the segment " + file, floor.oldest()))
                    .orElseGet(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such decision"));
        });
    }

    /**
     * What waits for a person, newest first.
     *
     * @param agent whose; empty for everybody's
     * @param before the sequence below which to begin
     */
    public DecisionList waiting(String agent, long before, int limit) {
        List<Decision> found = reads.read(session -> session.list(
                """
                SELECT j.body FROM pending p JOIN journal j ON j.seq = p.seq
                WHERE p.seq < ? AND ? IN ('', p.agent) ORDER BY p.seq DESC LIMIT ?""", row -> DecisionJson.read(row.getString(1), Decision.class), before, agent, limit + 1));
        boolean more = found.size() > limit;
        List<Decision> page = more ? found.subList(0, limit) : found;
        return new DecisionList(page, more ? Long.toString(page.getLast().seq()) : null);
    }

    /** A decision as its agent first heard it, the token made again. */
    Optional<Decision> readWithToken(Session session, String id) throws SQLException {
        Optional<Decision> decision = read(session, id);
        if (decision.isEmpty() || decision.get().permit() == null) {
            return decision;
        }
        Permit permit = decision.get().permit();
        return PermitRow.read(session, permit.id())
                .map(row -> decision.get()
                        .withPermit(new Permit(permit.id(), tokens.token(row.terms()), permit.expiresAt())));
    }

    static Optional<Decision> read(Session session, String id) throws SQLException {
        return session.first(
                "SELECT j.body FROM decision d JOIN journal j ON j.seq = d.seq WHERE d.id = ? ORDER BY d.seq DESC LIMIT 1",
                row -> DecisionJson.read(row.getString(1), Decision.class),
                id);
    }

    static boolean isSettled(Session session, String id) throws SQLException {
        return session.first(
                        "SELECT j.type FROM decision d JOIN journal j ON j.seq = d.seq WHERE d.id = ? ORDER BY d.seq DESC LIMIT 1",
                        row -> row.getString(1),
                        id)
                .filter(EventType.DECISION_SETTLED::equals)
                .isPresent();
    }

    static Basis basis(Session session, long seq) throws SQLException {
        return session.first(
                        "SELECT basis FROM decision WHERE seq = ?",
                        row -> DecisionJson.read(row.getString(1), Basis.class),
                        seq)
                .orElseThrow(() -> new SQLException("the basis of decision " + seq + " is missing"));
    }
}
