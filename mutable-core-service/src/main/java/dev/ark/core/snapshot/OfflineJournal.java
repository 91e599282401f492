package dev.ark.core.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;

/** Adds to the journal of a database that no core has open, within the session's open transaction. Not thread-safe. */
final class OfflineJournal {
    private final Session session;
    private final long epoch;
    private final Instant at;
    private final String deployment;
    private final String version;
    private ChainHead head;

    /** A journal that goes on in a new epoch. */
    OfflineJournal(Session session, long epoch, Instant now, String deployment, String version) throws SQLException {
        this.session = session;
        this.epoch = epoch;
        this.deployment = deployment;
        this.version = version;
        this.head = ChainHead.read(session);
        this.at = now.isBefore(head.at()) ? head.at() : now;
    }

    Session session() {
        return session;
    }

    /** The time of every row that is added; never before that of an earlier row. */
    Instant at() {
        return at;
    }

    /** Appends a row. */
    JournalRow append(String type, Object body) throws SQLException {
        JournalRow row =
                HashChain.append(head.hash(), epoch, head.seq() + 1, type, json(body), at, deployment, version);
        ChainHead.append(session, row);
        head = new ChainHead(row.epoch(), row.seq(), row.hash(), row.at());
        return row;
    }

    private static String json(Object body) {
        try {
            return ArkJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a journal body: " + body.getClass(), e);
        }
    }
}
