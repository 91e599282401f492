package dev.ark.contract.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are where they are said to be also after a power loss. */
public final class DurableFiles {
    private DurableFiles() {}

    /** Brings a file's bytes to the disk. */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Brings a directory's names to the disk. */
    public static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes a directory for its owner alone, if it is not there, whose name is on disk when this returns. */
    public static void directory(Path directory) throws IOException {
        PrivateFiles.directory(directory);
        syncDirectory(directory.toAbsolutePath().getParent());
    }

    /** Gives a file another name in the same file system. */
    public static void rename(Path file, Path name) throws IOException {
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        syncDirectory(name.toAbsolutePath().getParent());
    }

    /** Moves a file, if it is there, into a directory that may be on another disk. */
    public static void moveInto(Path directory, Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Path name = directory.resolve(file.getFileName());
        try {
            Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory(directory);
        } catch (AtomicMoveNotSupportedException e) {
            // Another disk: the file goes from here only when it is whole there.
            Path part = directory.resolve(file.getFileName() + ".part");
            Files.copy(file, part, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            sync(part);
            rename(part, name);
            Files.delete(file);
        }
    }
}
