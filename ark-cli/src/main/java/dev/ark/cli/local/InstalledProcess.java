package dev.ark.cli.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.LocalProcess;
import dev.ark.contract.local.ProcessRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A process of an installation, found by its record; running means this very process, and no other with its id. */
record InstalledProcess(ProcessRecord record, Path file) {
    /** The order in which processes are stopped: the deployer first, so that the edge drains and nothing is started again. */
    private static final List<String> STOPPED_LAST = List.of(
            LocalLayout.canary(LocalLayout.WATCHDOG),
            LocalLayout.canary(LocalLayout.CORE),
            LocalLayout.canary(LocalLayout.GRAVEYARD),
            LocalLayout.WATCHDOG,
            LocalLayout.CORE,
            LocalLayout.GRAVEYARD,
            LocalLayout.REDIS);

    /** Every process that has a record, in the order in which they are to be stopped. */
    static List<InstalledProcess> all(LocalLayout layout) throws IOException {
        Path directory = layout.processRecord(LocalLayout.DEPLOYER).getParent();
        List<InstalledProcess> processes = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
                for (Path file : files) {
                    ProcessRecord.read(file).ifPresent(record -> processes.add(new InstalledProcess(record, file)));
                }
            }
        }
        processes.sort(Comparator.comparingInt((InstalledProcess process) -> rank(process.name()))
                .thenComparing(InstalledProcess::name));
        return processes;
    }

    /** The process of that name, if there is a record of one. */
    static Optional<InstalledProcess> recorded(LocalLayout layout, String name) {
        Path file = layout.processRecord(name);
        return ProcessRecord.read(file).map(record -> new InstalledProcess(record, file));
    }

    /** The process of that name, if it runs. */
    static Optional<InstalledProcess> running(LocalLayout layout, String name) {
        return recorded(layout, name).filter(process -> process.handle().isPresent());
    }

    /** Deletes the record, unless it is of another process by now. */
    void forget() throws IOException {
        if (ProcessRecord.read(file).equals(Optional.of(record))) {
            Files.deleteIfExists(file);
        }
    }

    String name() {
        return record.process();
    }

    long pid() {
        return record.pid();
    }

    /** The live process. */
    Optional<ProcessHandle> handle() {
        return record.running();
    }

    /** The release that it was started from, if it runs. */
    Optional<String> version() {
        return handle().map(LocalProcess::new).flatMap(LocalProcess::release);
    }

    /** Whether it belongs to the canary slot, which most of the time is empty. */
    boolean isCanary() {
        return LocalLayout.isCanary(name());
    }

    private static int rank(String name) {
        int last = STOPPED_LAST.indexOf(name);
        if (last >= 0) {
            return 2 + last;
        }
        return name.equals(LocalLayout.DEPLOYER) ? 0 : 1;
    }
}
