package dev.ark.core.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.http.Explanation;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.permit.PermitRow;
import dev.ark.core.permit.PermitTokens;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/** The decisions that were made, read from the journal. Thread-safe. */
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

    /** A decision with what it was based on. */
    public Optional<Explanation> explain(String id) {
        return reads.read(session -> {
            Optional<Decision> decision = read(session, id);
            Optional<Basis> basis = session.first(
                    "SELECT basis FROM decision WHERE id = ?", row -> parse(row.getString(1), Basis.class), id);
            return decision.flatMap(d -> basis.map(b -> new Explanation(d, b.proposal(), b.measurements(), b.facts())));
        });
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
                "SELECT j.body FROM decision d JOIN journal j ON j.seq = d.seq WHERE d.id = ?",
                row -> parse(row.getString(1), Decision.class),
                id);
    }

    private static <T> T parse(String json, Class<T> type) throws SQLException {
        try {
            return ArkJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
