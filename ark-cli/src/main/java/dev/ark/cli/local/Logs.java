package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Print the end of the processes' logs.",
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  ark logs core -f")
public final class Logs extends ArkCommand {
    private static final long LOOK_AGAIN_MILLIS = 200;

    @Parameters(arity = "0..*", paramLabel = "PROCESS", description = "Such as core or deployer; all if not given.")
    List<String> processes = List.of();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what comes, until interrupted.")
    boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "Lines a log; 50 if not given.")
    int lines;

    @Override
    protected int run(Session session) throws IOException, InterruptedException {
        Map<String, LogTail> tails = tails(session.layout());
        for (var tail : tails.entrySet()) {
            print(tail.getKey(), tail.getValue().last(Math.max(0, lines)), tails.size() > 1, session.output());
        }
        while (follow) {
            for (var tail : tails.entrySet()) {
                print(tail.getKey(), tail.getValue().more(), tails.size() > 1, session.output());
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return ExitCode.OK;
    }

    private Map<String, LogTail> tails(LocalLayout layout) throws IOException {
        Map<String, LogTail> tails = new TreeMap<>();
        List<String> names = processes.isEmpty() ? logged(layout) : processes;
        for (String name : names) {
            if (name.contains("/") || !Files.exists(layout.log(name))) {
                throw new Failure("there is no log of " + name + "; there are: " + String.join(", ", logged(layout)));
            }
            tails.put(name, new LogTail(layout.log(name)));
        }
        return tails;
    }

    private static List<String> logged(LocalLayout layout) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        Path directory = layout.log(LocalLayout.DEPLOYER).getParent();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.log")) {
                files.forEach(file -> names.add(file.getFileName().toString().replaceFirst("\\.log$", "")));
            }
        }
        return List.copyOf(names);
    }

    private static void print(String process, List<String> lines, boolean named, Output output) {
        for (String line : lines) {
            if (output.json()) {
                output.record(Map.of("process", process, "line", line));
            } else {
                output.line(named ? output.style().faint("%-16s| ".formatted(process)) + line : line);
            }
        }
        output.flush();
    }
}
