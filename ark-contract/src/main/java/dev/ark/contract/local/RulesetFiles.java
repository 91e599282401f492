package dev.ark.contract.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The directory that a release's rules are served from: the manifest, and its signature beside it. */
public record RulesetFiles(Path directory) {
    public static final String MANIFEST = "ruleset.json";
    public static final String SIGNATURE = "ruleset.sig";

    private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--r--r--");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwxr-xr-x");
    /** The type of a file is not part of its mode here. */
    private static final int PERMISSIONS = 07777;

    public Path manifest() {
        return directory.resolve(MANIFEST);
    }

    public Path signature() {
        return directory.resolve(SIGNATURE);
    }

    /**
     * Reads both files.
     *
     * @throws IOException when one is missing, cannot be read, or is no UTF-8
     */
    public SealedManifest read() throws IOException {
        return new SealedManifest(
                Files.readString(manifest()), Files.readString(signature()), mode(manifest()), mode(signature()));
    }

    /**
     * What changes when a file is written, replaced, or given another mode; the time of its last change of any kind cannot be set back.
     *
     * @return to be compared with an earlier one
     */
    public List<Map<String, Object>> stamp() throws IOException {
        return List.of(stamp(manifest()), stamp(signature()));
    }

    /** Lays both files out, of mode 444, in a directory that only its owner can write to. Those that are there are replaced. */
    public void write(String manifest, String signature) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, DIRECTORY);
        writeReadOnly(manifest(), manifest);
        writeReadOnly(signature(), signature);
    }

    /** Writes a file of mode 444; a reader sees the old one or the new one. */
    public static void writeReadOnly(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.writeString(next, text);
        Files.setPosixFilePermissions(next, READ_ONLY);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, Object> stamp(Path file) throws IOException {
        return Files.readAttributes(file, "unix:ino,size,mode,lastModifiedTime,ctime");
    }

    private static int mode(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode") & PERMISSIONS;
    }
}
