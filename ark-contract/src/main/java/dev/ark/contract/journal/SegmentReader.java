package dev.ark.contract.journal;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads an archive segment line by line, and knows the digest of the whole file at its end. Not thread-safe. */
public final class SegmentReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final DigestInputStream file;
    private final BufferedReader lines;
    private final SegmentHeader header;

    private SegmentReader(DigestInputStream file, BufferedReader lines, SegmentHeader header) {
        this.file = file;
        this.lines = lines;
        this.header = header;
    }

    /**
     * Opens a segment and reads its header.
     *
     * @throws DamagedSegmentException when it is none
     */
    public static SegmentReader open(Path path) throws IOException, DamagedSegmentException {
        DigestInputStream file = new DigestInputStream(Files.newInputStream(path), Sha256.start());
        try {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(file, BUFFER), StandardCharsets.UTF_8.newDecoder()),
                    BUFFER);
            String first = lines.readLine();
            if (first == null) {
                throw new DamagedSegmentException("it is empty");
            }
            return new SegmentReader(file, lines, SegmentHeader.parse(first));
        } catch (ZipException | EOFException | CharacterCodingException e) {
            file.close();
            throw damaged(e);
        } catch (IOException | DamagedSegmentException e) {
            file.close();
            throw e;
        }
    }

    public SegmentHeader header() {
        return header;
    }

    /**
     * The next row; empty after the last.
     *
     * @throws DamagedSegmentException when the file was cut or changed here
     */
    public Optional<ArchivedRow> next() throws IOException, DamagedSegmentException {
        try {
            String line = lines.readLine();
            return line == null ? Optional.empty() : Optional.of(ArchivedRow.parse(line));
        } catch (ZipException | EOFException | CharacterCodingException e) {
            throw damaged(e);
        }
    }

    /** The SHA-256 of the whole file, in hexadecimal digits; to be asked for after the last row. */
    public String sha256() throws IOException {
        file.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(file.getMessageDigest().digest());
    }

    private static DamagedSegmentException damaged(IOException e) {
        return new DamagedSegmentException("it was cut or changed: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
