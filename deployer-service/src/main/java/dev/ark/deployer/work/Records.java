package dev.ark.deployer.work;

import java.util.Optional;

/** What work leaves behind for people and for itself, one record of a kind for a rollout; on disk when written. Thread-safe. */
public interface Records {
    /** Which record, each in a directory of its own. */
    enum Kind {
        REPLAYS("replays"),
        RESTORES("restores"),
        BACKUPS("backup-records"),
        UNDER_WAY("under-way");

        private final String directory;

        Kind(String directory) {
            this.directory = directory;
        }

        /** Its name on disk. */
        public String directory() {
            return directory;
        }
    }

    /** Writes a record, in the place of an earlier one. */
    void keep(Kind kind, String rollout, Object record) throws WorkFailedException;

    /** Reads it. */
    <T> Optional<T> find(Kind kind, String rollout, Class<T> type) throws WorkFailedException;
}
