package dev.ark.cli.local;

import java.util.Optional;

/**
 * Who listens on a port.
 *
 * @param command its command line, or its executable where that is all that can be known
 */
record PortOwner(long pid, String command) {
    private static final int LONGEST_COMMAND = 100;

    /** The owner of a TCP port, or empty when it cannot be known, as of another user's process. */
    static Optional<PortOwner> of(int port) {
        return ProcessTable.listenerOf(port)
                .or(() -> OpenFiles.listenerOf(port))
                .map(PortOwner::of);
    }

    private static PortOwner of(long pid) {
        ProcessHandle.Info info = ProcessHandle.of(pid).map(ProcessHandle::info).orElse(null);
        String command =
                info == null ? "unknown" : info.commandLine().or(info::command).orElse("unknown");
        return new PortOwner(
                pid, command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) + "…" : command);
    }
}
