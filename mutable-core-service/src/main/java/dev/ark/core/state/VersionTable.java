package dev.ark.core.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.http.Page;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of versioned keys. Versions of a key count from 1 without gaps, over its deletions too. */
final class VersionTable {
    private static final String COLUMNS = "v.key, v.version, v.value, v.meta, v.actor, v.seq, v.at";

    /**
     * The versions of a key and their sequences grow together, so a search by halves finds the latest up to a sequence, which is bound twice; 0 for
     * none. An index by sequence would find it sooner, but would cost each write a page more to put on disk.
     */
    private static final String VERSION_AS_OF = """
            (WITH RECURSIVE search (low, high) AS (
                SELECT 0, h.version
                UNION ALL
                SELECT CASE WHEN p.seq <= ? THEN p.version ELSE s.low END, CASE WHEN p.seq <= ? THEN s.high ELSE p.version - 1 END
                FROM search s CROSS JOIN state_version p
                ON p.space = h.space AND p.owner = h.owner AND p.key = h.key AND p.version = (s.low + s.high + 1) / 2
                WHERE s.low < s.high)
            SELECT low FROM search WHERE low = high)""";

    private VersionTable() {}

    static Head head(Session session, Scope scope, String key) throws SQLException {
        return session.first(
                        "SELECT version, live FROM state_head WHERE space = ? AND owner = ? AND key = ?",
                        row -> new Head(row.getLong(1), row.getInt(2) == 1),
                        scope.space().column(),
                        scope.owner(),
                        key)
                .orElse(Head.NONE);
    }

    static Optional<KeyVersion> version(Session session, Scope scope, String key, long version) throws SQLException {
        return session.first(
                "SELECT " + COLUMNS + " FROM state_version v WHERE space = ? AND owner = ? AND key = ? AND version = ?",
                VersionTable::row,
                scope.space().column(),
                scope.owner(),
                key,
                version);
    }

    /** The latest version, be it a deletion. */
    static Optional<KeyVersion> latest(Session session, Scope scope, String key) throws SQLException {
        return version(session, scope, key, head(session, scope, key).version());
    }

    /** The latest version up to a sequence, be it a deletion. */
    static Optional<KeyVersion> asOf(Session session, Scope scope, String key, long seq) throws SQLException {
        return session.first(
                "SELECT " + COLUMNS + """
                 FROM state_head h CROSS JOIN state_version v
                ON v.space = h.space AND v.owner = h.owner AND v.key = h.key AND v.version =""" + VERSION_AS_OF + " WHERE h.space = ? AND h.owner = ? AND h.key = ?",
                VersionTable::row,
                seq,
                seq,
                scope.space().column(),
                scope.owner(),
                key);
    }

    /**
     * Writes the next version of a key, which a journal row holds.
     *
     * @param before where the key stood
     * @param content null for a deletion
     */
    static Head append(JournalEntry entry, Scope scope, String key, Head before, @Nullable Content content)
            throws SQLException {
        Session session = entry.session();
        Head next = before.next(content != null);
        session.update(
                """
                INSERT INTO state_version (space, owner, key, version, value, meta, actor, seq, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                scope.space().column(),
                scope.owner(),
                key,
                next.version(),
                content == null ? null : content.value().text(),
                content == null ? "{}" : content.meta().toString(),
                entry.text("actor"),
                entry.seq(),
                entry.at());
        session.update("""
                INSERT INTO state_head (space, owner, key, version, live) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (space, owner, key) DO UPDATE SET version = excluded.version, live = excluded.live""", scope.space().column(), scope.owner(), key, next.version(), next.live() ? 1 : 0);
        return next;
    }

    /** The keys that are there, in order. */
    static Page<KeyVersion> live(Session session, Scope scope, PageRequest page) throws SQLException {
        return keys().read(
                        session,
                        "SELECT " + COLUMNS + """
                         FROM state_head h CROSS JOIN state_version v
                        ON v.space = h.space AND v.owner = h.owner AND v.key = h.key AND v.version = h.version
                        WHERE h.space = ? AND h.owner = ? AND h.key > ? AND h.live = 1 ORDER BY h.key LIMIT ?""",
                        page.limit(),
                        scope.space().column(),
                        scope.owner(),
                        page.cursor());
    }

    /** The keys that were there after a sequence, in order. */
    static Page<KeyVersion> asOf(Session session, Scope scope, long seq, PageRequest page) throws SQLException {
        return keys().read(
                        session,
                        "SELECT " + COLUMNS + """
                         FROM state_head h CROSS JOIN state_version v
                        ON v.space = h.space AND v.owner = h.owner AND v.key = h.key AND v.version =""" + VERSION_AS_OF + """
                         WHERE h.space = ? AND h.owner = ? AND h.key > ? AND v.value IS NOT NULL ORDER BY h.key LIMIT ?""",
                        page.limit(),
                        seq,
                        seq,
                        scope.space().column(),
                        scope.owner(),
                        page.cursor());
    }

    /** All versions of a key, the latest first. */
    static Page<KeyVersion> history(Session session, Scope scope, String key, PageRequest page) throws SQLException {
        return new PageReader<>(VersionTable::row, VersionTable::size, KeyVersion::version)
                .read(
                        session,
                        "SELECT " + COLUMNS + " FROM state_version v WHERE space = ? AND owner = ? AND key = ?"
                                + " AND version < ? ORDER BY version DESC LIMIT ?",
                        page.limit(),
                        scope.space().column(),
                        scope.owner(),
                        key,
                        page.position(Long.MAX_VALUE));
    }

    private static PageReader<KeyVersion> keys() {
        return new PageReader<>(VersionTable::row, VersionTable::size, KeyVersion::key);
    }

    private static long size(KeyVersion version) {
        return version.value() == null ? 0 : version.value().text().length();
    }

    private static KeyVersion row(ResultSet row) throws SQLException {
        String value = row.getString(3);
        return new KeyVersion(
                row.getString(1),
                row.getLong(2),
                value == null ? null : new JsonText(value),
                object(row.getString(4)),
                row.getString(5),
                row.getLong(6),
                Instant.parse(row.getString(7)));
    }

    private static ObjectNode object(String text) throws SQLException {
        try {
            return ArkJson.mapper().readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("not the object that was stored", e);
        }
    }
}
