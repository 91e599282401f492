package dev.ark.deployer.orchestrator.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The log of a process: appended to, and put aside as {@code .1} at a start when it has grown too large. */
final class LogFile {
    static final long LARGEST_BYTES = 10L * 1024 * 1024;

    private LogFile() {}

    /** The file, ready to be appended to. */
    static Path ready(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_BYTES) {
            Path older = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, older, StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }
}
