package dev.ark.contract.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;

/** Writes an archive segment: gzipped lines of JSON, a header and then the rows. The same rows make the same bytes. Not thread-safe. */
public final class SegmentWriter implements AutoCloseable {
    private final FileChannel file;
    private final GZIPOutputStream zipped;
    private final BufferedWriter lines;

    /**
     * Begins a segment in a new file of mode 600.
     *
     * @throws IOException when it cannot be made, or exists already
     */
    public SegmentWriter(Path path, SegmentHeader header) throws IOException {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        file = FileChannel.open(path, StandardOpenOption.WRITE);
        zipped = new GZIPOutputStream(Channels.newOutputStream(file));
        lines = new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8));
        write(header.line());
    }

    public void add(ArchivedRow row) throws IOException {
        write(row.line());
    }

    /** Ends the segment; it is on disk when this returns. */
    public void seal() throws IOException {
        lines.flush();
        zipped.finish();
        file.force(true);
    }

    private void write(String line) throws IOException {
        lines.write(line);
        lines.write('\n');
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
