package dev.ark.graveyard.serving;

import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SealedManifest;
import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Signed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

/** What somebody with access to the files may do to them. */
public enum Tampering {
    /** In place, with the size, the mode and the time of the last change as they were. */
    EDITED_MANIFEST("SHA-256") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            rewrite(files.manifest(), RELEASED.manifest().replace("\"position_bp\":1000", "\"position_bp\":9000"));
        }
    },
    EDITED_SIGNATURE("not signed by the key") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            String signature = RELEASED.signature();
            rewrite(files.signature(), (signature.charAt(0) == 'A' ? 'B' : 'A') + signature.substring(1));
        }
    },
    SIGNED_BY_ANOTHER_KEY("not signed by the key") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            files.write(
                    RELEASED.manifest(),
                    Signed.manifest(RELEASED.manifest(), Ed25519KeyPair.generate())
                            .signature());
        }
    },
    OTHER_REVISION_SIGNED_BY_ANOTHER_KEY("SHA-256") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            SealedManifest older = Signed.manifest(RELEASED.manifest().replace("\"revision\":1", "\"revision\":0"));
            files.write(older.manifest(), older.signature());
        }
    },
    WRITABLE_MANIFEST("mode 0644") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            mode(files.manifest(), "rw-r--r--");
        }
    },
    WRITABLE_SIGNATURE("mode") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            mode(files.signature(), "r--r--rw-");
        }
    },
    REPLACED("SHA-256") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            RulesetFiles.writeReadOnly(files.manifest(), "{}");
        }
    },
    NOT_CANONICAL("SHA-256") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            RulesetFiles.writeReadOnly(files.manifest(), RELEASED.manifest() + "\n");
        }
    },
    DELETED("cannot be read") {
        @Override
        public void apply(RulesetFiles files) throws IOException {
            Files.delete(files.signature());
        }
    };

    private static final SealedManifest RELEASED = ReleasedManifest.packaged();

    private final String reason;

    Tampering(String reason) {
        this.reason = reason;
    }

    public abstract void apply(RulesetFiles files) throws IOException;

    /** What is said of it. */
    public String reason() {
        return reason;
    }

    private static void rewrite(Path file, String text) throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        mode(file, "rw-r--r--");
        Files.writeString(file, text);
        mode(file, "r--r--r--");
        Files.setLastModifiedTime(file, before);
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
