package dev.ark.cli.local;

import java.util.Optional;

/**
 * Who listens on a port.
 *
 * @param command its command line, or its executable where that is all that can be known
 */
record PortOwner(long pid, String command) {
    private static final int FIRST = 60;
    private static final int LAST = 80;

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
        return new PortOwner(pid, abbreviated(command));
    }

    /** The beginning and the end, which of a long Java command line is what it runs. */
    private static String abbreviated(String command) {
        return command.length() <= FIRST + LAST
                ? command
                : command.substring(0, FIRST) + " … " + command.substring(command.length() - LAST);
    }
}
