package dev.ark.core.facts;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ark.contract.evaluation.Needs;
import dev.ark.contract.evaluation.Registers;
import dev.ark.contract.evaluation.Registers.Consent;
import dev.ark.contract.evaluation.Registers.Destination;
import dev.ark.contract.evaluation.Registers.Evidence;
import dev.ark.contract.evaluation.Registers.Grant;
import dev.ark.contract.evaluation.Registers.Snapshot;
import dev.ark.contract.http.ConsentFact;
import dev.ark.contract.http.DestinationFact;
import dev.ark.contract.http.EvidenceFact;
import dev.ark.contract.http.SnapshotFact;
import dev.ark.core.sqlite.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** What agents may refer to: evidence, consents, destinations and snapshots. */
public final class Registry {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Grant>> GRANTS = new TypeReference<>() {};

    public static final FactTable<EvidenceFact> EVIDENCE = FactTable.of(
                    EvidenceFact.class,
                    "evidence",
                    "evidence",
                    "id",
                    List.of("labels", "at_ms"),
                    (fact, write) -> List.of(
                            Columns.json(fact.labels()),
                            fact.writtenAt(write.at()).at().toEpochMilli()),
                    row -> new EvidenceFact(Columns.fromJson(row, 1, TEXTS), Columns.time(row, 2)))
            .completedBy(EvidenceFact::writtenAt);

    public static final FactTable<ConsentFact> CONSENTS = FactTable.of(
            ConsentFact.class,
            "consents",
            "consent",
            "id",
            List.of("subject", "purpose", "data_class", "granted_ms", "expires_ms", "revoked_ms"),
            (fact, write) -> Arrays.asList(
                    fact.subject(),
                    fact.purpose(),
                    fact.dataClass(),
                    fact.grantedAt().toEpochMilli(),
                    Columns.optionalMillis(fact.expiresAt()),
                    Columns.optionalMillis(fact.revokedAt())),
            row -> new ConsentFact(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Columns.time(row, 4),
                    Columns.optionalTime(row, 5),
                    Columns.optionalTime(row, 6)));

    public static final FactTable<DestinationFact> DESTINATIONS = FactTable.of(
            DestinationFact.class,
            "destinations",
            "destination",
            "id",
            List.of("grants"),
            (fact, write) -> List.of(Columns.json(fact.grants())),
            row -> new DestinationFact(Columns.fromJson(row, 1, GRANTS)));

    public static final FactTable<SnapshotFact> SNAPSHOTS = FactTable.of(
            SnapshotFact.class,
            "snapshots",
            "snapshot",
            "id",
            List.of("path", "verified", "at_ms"),
            (fact, write) -> List.of(
                    fact.path(), Columns.flag(fact.verified()), fact.at().toEpochMilli()),
            row -> new SnapshotFact(row.getString(1), row.getBoolean(2), Columns.time(row, 3)));

    private Registry() {}

    /** What some actions name. */
    static Registers read(Session session, Needs needs) throws SQLException {
        return new Registers(
                byId(
                        session,
                        needs.evidence(),
                        """
                        SELECT f.id, f.revision, f.labels, f.at_ms
                        FROM json_each(?) AS asked CROSS JOIN evidence AS f ON f.id = asked.value""",
                        row -> new Evidence(row.getLong(2), Columns.fromJson(row, 3, TEXTS), Columns.time(row, 4))),
                consents(session, needs.subjects()),
                byId(
                        session,
                        needs.destinations(),
                        """
                        SELECT f.id, f.revision, f.grants
                        FROM json_each(?) AS asked CROSS JOIN destination AS f ON f.id = asked.value""",
                        row -> new Destination(row.getLong(2), Columns.fromJson(row, 3, GRANTS))),
                byId(
                        session,
                        needs.snapshots(),
                        """
                        SELECT f.id, f.revision, f.path, f.verified, f.at_ms
                        FROM json_each(?) AS asked CROSS JOIN snapshot AS f ON f.id = asked.value""",
                        row -> new Snapshot(
                                row.getLong(2), row.getString(3), row.getBoolean(4), Columns.time(row, 5))));
    }

    private static <T> Map<String, T> byId(Session session, SortedSet<String> ids, String sql, Session.Row<T> fact)
            throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, T> facts = new HashMap<>();
        session.list(sql, row -> facts.put(row.getString(1), fact.read(row)), Columns.array(ids));
        return facts;
    }

    private static List<Consent> consents(Session session, SortedSet<String> subjects) throws SQLException {
        if (subjects.isEmpty()) {
            return List.of();
        }
        return session.list("""
                SELECT c.revision, c.id, c.subject, c.purpose, c.data_class, c.granted_ms, c.expires_ms, c.revoked_ms
                FROM json_each(?) AS asked CROSS JOIN consent AS c ON c.subject = asked.value
                ORDER BY c.id""", Registry::consent, Columns.array(subjects));
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Columns.time(row, 6),
                Columns.optionalTime(row, 7),
                Columns.optionalTime(row, 8));
    }
}
