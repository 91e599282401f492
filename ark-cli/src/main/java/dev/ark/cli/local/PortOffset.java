package dev.ark.cli.local;

import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The port offset that an installation was started with. Its home keeps it, so that no command has to be told it again. */
public final class PortOffset {
    private static final String FILE = "port-offset";

    private PortOffset() {}

    /** What a home keeps; empty when nothing was started there yet. */
    public static Optional<Integer> kept(Path home) {
        try {
            return Optional.of(
                    Integer.parseInt(Files.readString(home.resolve(FILE)).strip()));
        } catch (IOException | NumberFormatException e) {
            // There is none, or it is damaged: the next start writes it.
            return Optional.empty();
        }
    }

    /**
     * Passes unless something runs that was started with another offset.
     *
     * @throws Failure that says with which one it runs
     */
    public static void refuseAnother(LocalLayout layout) {
        Optional<Integer> kept = kept(layout.home());
        if (kept.isPresent() && kept.get() != layout.portOffset() && anythingRuns(layout)) {
            throw new Failure(
                    "this installation runs with the port offset " + kept.get() + ", not " + layout.portOffset()
                            + ": leave --port-offset and ARK_PORT_OFFSET out, or stop it first: " + layout.home(),
                    ExitCode.USAGE);
        }
    }

    static void keep(LocalLayout layout) throws IOException {
        PrivateFiles.write(layout.home().resolve(FILE), Integer.toString(layout.portOffset()));
    }

    private static boolean anythingRuns(LocalLayout layout) {
        try {
            return InstalledProcess.all(layout).stream()
                    .anyMatch(process -> process.handle().isPresent());
        } catch (IOException e) {
            throw new Failure("it cannot be told what runs in " + layout.home(), e);
        }
    }
}
