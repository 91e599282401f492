package dev.ark.cli.journal;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Signed checkpoints of one place, oldest first, read as they are needed.
 *
 * @param place as it is told to people
 */
record CheckpointTrail(String place, Notes notes) implements AutoCloseable {

    /** Reads on. */
    interface Notes {
        /**
         * The next notes; empty after the last.
         *
         * @throws InvalidNoteException when what stands there is no note
         */
        List<String> more() throws InvalidNoteException, IOException, JournalFile.Unreadable;

        default void close() throws IOException {}
    }

    static CheckpointTrail ofTable(JournalFile file) {
        return new CheckpointTrail("in the database", new Notes() {
            private long size = -1;

            @Override
            public List<String> more() throws JournalFile.Unreadable {
                List<JournalFile.StoredCheckpoint> page = file.checkpointsAfter(size);
                if (!page.isEmpty()) {
                    size = page.getLast().size();
                }
                return page.stream().map(JournalFile.StoredCheckpoint::note).toList();
            }
        });
    }

    /** The log and those that it was rotated into, as one. */
    static CheckpointTrail ofLogs(CheckpointCopies copies) throws IOException {
        return new CheckpointTrail("in " + copies.log(), new LoggedNotes(copies));
    }

    static CheckpointTrail ofLatest(CheckpointCopies copies) throws IOException {
        Deque<String> note = new ArrayDeque<>(List.of(Files.readString(copies.latest())));
        return new CheckpointTrail("in " + copies.latest(), () -> note.isEmpty() ? List.of() : List.of(note.remove()));
    }

    @Override
    public void close() throws IOException {
        notes.close();
    }
}
