package dev.ark.deployer.observation.live;

import dev.ark.deployer.store.DeployerDatabase;
import dev.ark.deployer.store.StoredJson;
import dev.ark.deployer.tripwire.CheckRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every check that was made of every rollout. Thread-safe. */
final class CheckStore {
    private final DeployerDatabase database;

    CheckStore(DeployerDatabase database) {
        this.database = database;
    }

    /**
     * All tripwires, checked at one moment.
     *
     * @param at when
     */
    record Check(Instant at, List<CheckRecord> records) {}

    void add(String rollout, Check check) {
        database.transaction(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO tripwire_check (rollout, at_ms, body) VALUES (?, ?, ?)")) {
                insert.setString(1, rollout);
                insert.setLong(2, check.at().toEpochMilli());
                insert.setString(3, StoredJson.text(check.records()));
                return insert.executeUpdate();
            }
        });
    }

    /** The last one of a rollout. */
    Optional<Check> last(String rollout) {
        return select(rollout, "DESC LIMIT 1").stream().findFirst();
    }

    /** All of a rollout, in the order in which they were made. */
    List<Check> all(String rollout) {
        return select(rollout, "");
    }

    private List<Check> select(String rollout, String order) {
        return database.transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT at_ms, body FROM tripwire_check WHERE rollout = ? ORDER BY number " + order)) {
                select.setString(1, rollout);
                List<Check> checks = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        checks.add(new Check(
                                Instant.ofEpochMilli(row.getLong(1)),
                                List.of(StoredJson.read(row.getString(2), CheckRecord[].class))));
                    }
                }
                return checks;
            }
        });
    }
}
