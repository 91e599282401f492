package dev.ark.core.state;

import dev.ark.contract.http.Written;
import dev.ark.contract.json.JsonText;
import dev.ark.core.sqlite.OpenWriter;
import dev.ark.core.sqlite.ReadPool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;

/** The versioned state on a real file, without HTTP: it can be closed and opened again, at a time that a test sets. */
final class OpenState implements AutoCloseable {
    static final String AGENT = "kenny";
    static final Scope SCOPE = Scope.ofAgent(AGENT);
    static final RequestIdentity ONCE = new RequestIdentity(AGENT, "", "");
    static final PageRequest ALL = new PageRequest("", 1_000);

    final VersionedKeys keys;
    final MemoryStore memories;
    final SessionLog log;
    final KeyTransactions transactions;
    final StateExpiry expiry;
    private final OpenWriter open;

    OpenState(Path file, Clock clock) throws SQLException {
        open = new OpenWriter(file, "stable", clock);
        ReadPool reads = open.reads();
        RepeatableWrites writes = new RepeatableWrites(open.writer());
        keys = new VersionedKeys(writes, reads);
        memories = new MemoryStore(writes, reads, clock);
        log = new SessionLog(writes, reads);
        transactions = new KeyTransactions(writes);
        expiry = new StateExpiry(open.writer(), writes);
    }

    /** Writes over whatever is there. */
    Written put(String key, String value, RequestIdentity request) {
        boolean there = keys.find(SCOPE, key, AsOf.NOW).isPresent();
        return keys.put(SCOPE, key, Content.of(new JsonText(value)), new Guard(!there, there, Set.of()), request)
                .join();
    }

    @Override
    public void close() throws SQLException {
        open.close();
    }
}
