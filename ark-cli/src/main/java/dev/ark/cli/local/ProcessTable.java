package dev.ark.cli.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds who listens on a port in Linux's /proc: the socket's inode in its tables, then the process that has it open. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ProcessTable() {}

    /** The process that listens on a TCP port; empty on other systems, and for processes that may not be looked into. */
    static Optional<Long> listenerOf(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            try {
                sockets.addAll(listening(Files.readAllLines(PROC.resolve(table)), port));
            } catch (IOException e) {
                // No such table here.
                continue;
            }
        }
        return sockets.isEmpty() ? Optional.empty() : processWith(sockets);
    }

    /** The links, as {@code socket:[inode]}, of the sockets in a table that listen on a port. */
    static Set<String> listening(List<String> table, int port) {
        Set<String> sockets = new HashSet<>();
        String suffix = ":%04X".formatted(port);
        for (String line : table) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > INODE && fields[STATE].equals(LISTEN) && fields[LOCAL_ADDRESS].endsWith(suffix)) {
                sockets.add("socket:[" + fields[INODE] + "]");
            }
        }
        return sockets;
    }

    private static Optional<Long> processWith(Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (hasOpen(process.resolve("fd"), sockets)) {
                    return Optional.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean hasOpen(Path descriptors, Set<String> sockets) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (sockets.contains(target(link))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another user's process, or one that has just ended.
            return false;
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It was closed while we looked.
            return "";
        }
    }
}
