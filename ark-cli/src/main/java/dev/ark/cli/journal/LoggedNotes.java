package dev.ark.cli.journal;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notes in the logs of checkpoints, one file after the other. Not thread-safe. */
final class LoggedNotes implements CheckpointTrail.Notes {
    private final Deque<Path> files;
    private Path file;
    private @Nullable BufferedReader lines;

    LoggedNotes(CheckpointCopies copies) throws IOException {
        this.files = new ArrayDeque<>(copies.logs());
        this.file = copies.log();
    }

    @Override
    public List<String> more() throws InvalidNoteException, IOException {
        while (lines != null || !files.isEmpty()) {
            if (lines == null) {
                file = files.remove();
                lines = Files.newBufferedReader(file);
            }
            String line = lines.readLine();
            if (line != null) {
                return note(line, lines);
            }
            lines.close();
            lines = null;
        }
        return List.of();
    }

    private List<String> note(String line, BufferedReader rest) throws InvalidNoteException, IOException {
        try {
            return List.of(CheckpointCopies.note(line));
        } catch (InvalidNoteException e) {
            // The end of a log whose writer was stopped within a line; it will be written anew.
            if (files.isEmpty() && rest.readLine() == null && !endsWithLineFeed()) {
                return List.of();
            }
            throw e;
        }
    }

    private boolean endsWithLineFeed() throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
