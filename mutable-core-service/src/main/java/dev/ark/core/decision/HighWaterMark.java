package dev.ark.core.decision;

import dev.ark.contract.decision.Ruleset;
import dev.ark.core.sqlite.Session;
import dev.ark.runtime.deployment.Deployment;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The rules of the highest revision that the stable slot ever decided by: nothing is decided by older ones, nor by others of the same revision.
 *
 * @param revision 0 when nothing was decided yet
 */
record HighWaterMark(long revision, String sha256) {
    private static final HighWaterMark NONE = new HighWaterMark(0, "");

    static HighWaterMark read(Session session) throws SQLException {
        return session.first(
                        "SELECT revision, sha256 FROM ruleset WHERE deployment = ? ORDER BY revision DESC LIMIT 1",
                        row -> new HighWaterMark(row.getLong(1), row.getString(2)),
                        Deployment.STABLE)
                .orElse(NONE);
    }

    /** Why nothing may be decided by these rules; empty when it may. */
    Optional<String> objection(Ruleset ruleset) {
        if (ruleset.revision() < revision) {
            return Optional.of("revision " + ruleset.revision() + " is older than " + revision + ", which has decided");
        }
        if (ruleset.revision() == revision
                && !this.equals(NONE)
                && !ruleset.sha256().equals(sha256)) {
            return Optional.of("revision " + revision + " has decided with another SHA-256");
        }
        return Optional.empty();
    }
}
