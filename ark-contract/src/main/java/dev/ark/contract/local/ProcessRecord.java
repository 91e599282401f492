package dev.ark.contract.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process that was started, so that whoever comes later can find it again, and never mistakes another process with a recycled id for it.
 *
 * @param startedAt as the operating system tells it, for people to read
 * @param start see {@link LocalProcess#start()}; absent in a record of an older build, whose process then counts as gone
 */
public record ProcessRecord(
        String process,
        long pid,
        Instant startedAt,
        @Nullable String start) {
    /** The record of a running process. */
    public static ProcessRecord of(String name, ProcessHandle handle) {
        return new ProcessRecord(
                name,
                handle.pid(),
                handle.info().startInstant().orElse(Instant.EPOCH),
                new LocalProcess(handle).start());
    }

    /** The record in a file, or empty when there is none or it cannot be read. */
    public static Optional<ProcessRecord> read(Path file) {
        try {
            return Optional.of(ArkJson.mapper().readValue(file.toFile(), ProcessRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes the record; a reader sees the old file or the new one, never a part. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        ArkJson.mapper().writeValue(next.toFile(), this);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The process, if this very one still runs. */
    @JsonIgnore
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .map(LocalProcess::new)
                .filter(LocalProcess::alive)
                .filter(process -> process.start().equals(start))
                .map(LocalProcess::handle);
    }
}
