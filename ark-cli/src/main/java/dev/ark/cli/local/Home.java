package dev.ark.cli.local;

import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** The directory of an installation: ARK makes it, or takes an empty one, and touches no directory that is somebody else's. */
final class Home {
    private Home() {}

    /**
     * Makes the directory when it is missing.
     *
     * @throws Failure when an installation cannot live there
     */
    static void prepare(LocalLayout layout) throws IOException {
        Path home = layout.home();
        // Quarkus decodes the path that it starts from as if it were a URL.
        if (home.toString().contains("+") || home.toString().contains("%")) {
            throw new Failure("the services cannot be started from a directory with a + or a % in its path: " + home);
        }
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new Failure(home + " is not a directory");
        }
        if (Files.isDirectory(home) && !isInstallation(layout) && !isFree(layout)) {
            throw new Failure(
                    home + " holds something else than an ARK installation: give an empty or a new directory");
        }
        PrivateFiles.directory(home);
    }

    /** Whether something of this installation may run: every process has a record. */
    static boolean hasRecords(LocalLayout layout) {
        return Files.isDirectory(records(layout));
    }

    private static boolean isInstallation(LocalLayout layout) {
        return hasRecords(layout) || Files.isDirectory(layout.busKey().getParent());
    }

    /** Whether there is nothing in it, but for the lock of somebody who was about to install, and an overlay for what is about to be. */
    private static boolean isFree(LocalLayout layout) throws IOException {
        Set<Path> allowed = Set.of(layout.home().resolve(HomeLock.FILE), layout.overlay());
        try (Stream<Path> files = Files.list(layout.home())) {
            return files.allMatch(allowed::contains);
        }
    }

    private static Path records(LocalLayout layout) {
        return layout.processRecord(LocalLayout.DEPLOYER).getParent();
    }
}
