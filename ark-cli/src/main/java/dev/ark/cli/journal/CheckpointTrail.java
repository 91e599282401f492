package dev.ark.cli.journal;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
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

    static CheckpointTrail ofLog(CheckpointCopies copies) throws IOException {
        BufferedReader lines = Files.newBufferedReader(copies.log());
        return new CheckpointTrail("in " + copies.log(), new Notes() {
            @Override
            public List<String> more() throws InvalidNoteException, IOException {
                String line = lines.readLine();
                if (line == null) {
                    return List.of();
                }
                try {
                    return List.of(CheckpointCopies.note(line));
                } catch (InvalidNoteException e) {
                    // The end of a log whose writer was stopped within a line; it will be written anew.
                    if (lines.readLine() == null && !endsWithLineFeed(copies)) {
                        return List.of();
                    }
                    throw e;
                }
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        });
    }

    static CheckpointTrail ofLatest(CheckpointCopies copies) throws IOException {
        Deque<String> note = new ArrayDeque<>(List.of(Files.readString(copies.latest())));
        return new CheckpointTrail("in " + copies.latest(), () -> note.isEmpty() ? List.of() : List.of(note.remove()));
    }

    private static boolean endsWithLineFeed(CheckpointCopies copies) throws IOException {
        try (var channel = Files.newByteChannel(copies.log())) {
            var last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }

    @Override
    public void close() throws IOException {
        notes.close();
    }
}
