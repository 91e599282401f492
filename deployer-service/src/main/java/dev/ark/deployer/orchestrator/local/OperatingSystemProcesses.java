package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.LocalProcess;
import dev.ark.contract.local.ProcessRecord;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.Processes;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Processes that outlive their parent: each has a session of its own, so that Ctrl-C in the terminal does not reach it, reads nothing,
 * and writes to its log file rather than to a pipe that dies with the deployer.
 */
public final class OperatingSystemProcesses implements Processes {
    private static final File NOTHING = new File("/dev/null");
    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private final LocalLayout layout;
    private final Preparation preparation;
    private final Optional<String> setsid;

    /** What must be done before a process is started. */
    public interface Preparation {
        void before(ProcessSpec spec) throws IOException;
    }

    public OperatingSystemProcesses(LocalLayout layout, Preparation preparation) {
        this.layout = layout;
        this.preparation = preparation;
        this.setsid = SETSID.stream().filter(Files::isExecutable).findFirst().map(Path::toString);
    }

    @Override
    public Optional<Child> find(String name) {
        return ProcessRecord.read(layout.processRecord(name))
                .flatMap(ProcessRecord::running)
                .map(LocalProcess::new)
                .map(RunningChild::new);
    }

    @Override
    public Child launch(ProcessSpec spec) throws IOException {
        preparation.before(spec);
        Path log = LogFile.ready(layout.log(spec.name()));
        List<String> command = new ArrayList<>();
        setsid.ifPresent(command::add);
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(layout.home().toFile())
                .redirectInput(Redirect.from(NOTHING))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        try {
            ProcessRecord.of(spec.name(), process.toHandle()).write(layout.processRecord(spec.name()));
        } catch (IOException e) {
            // Without its record nobody would find it again, and a second one would be started beside it.
            process.destroyForcibly();
            throw e;
        }
        return new RunningChild(new LocalProcess(process.toHandle()));
    }
}
