package dev.ark.cli.config;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.local.TakenPorts;
import dev.ark.cli.terminal.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        description = {
            "Check variables, secrets, directories, permissions, ports, Redis, disk and versions, and tell all that is wrong at once.",
            "Exits 0 if nothing is. Nothing is changed."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  ark config validate", "  ark config validate --production --env .env"})
public final class ConfigValidate extends ArkCommand {
    @Option(
            names = "--production",
            description = "For Docker Compose; variables come from .env of the checkout unless --env is given.")
    boolean production;

    @Option(
            names = "--env",
            paramLabel = "FILE",
            description = "Read the variables from this file, and not from the environment.")
    Path file;

    @Override
    protected int run(Session session) throws IOException {
        ConfigReport report = ConfigReport.of(production, problems(configuration(session)));
        if (session.output().json()) {
            session.output().document(report);
        } else {
            print(report, session.output());
        }
        return report.valid() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Configuration configuration(Session session) {
        Optional<Path> source = Optional.ofNullable(file);
        if (source.isEmpty() && production) {
            source = Optional.of(
                    session.surroundings().checkout().orElse(Path.of("")).resolve(".env"));
        }
        Map<String, String> variables =
                source.map(EnvironmentFile::read).orElse(session.surroundings().variables());
        return new Configuration(
                session.layout(), variables, source.map(Path::toString).orElse("the environment"), production);
    }

    private static List<ConfigProblem> problems(Configuration configuration) throws IOException {
        KnownVariables known = new KnownVariables();
        List<ConfigProblem> problems = new ArrayList<>(new VariableChecks(configuration, known).problems());
        problems.addAll(new SecretChecks(configuration, known, Clock.systemUTC()).problems());
        problems.addAll(new DirectoryChecks(configuration).problems());
        problems.addAll(new RedisCheck(configuration).problems());
        problems.addAll(new VersionChecks(configuration.production()).problems());
        if (!configuration.production()) {
            boolean withRedis = configuration.value("REDIS_URL").isEmpty();
            for (String taken : TakenPorts.of(configuration.layout(), withRedis)) {
                problems.add(new ConfigProblem(
                        "it is not free", "port " + taken, "stop who has it, or use --port-offset N"));
            }
        }
        return problems;
    }

    private static void print(ConfigReport report, Output output) {
        report.problems().forEach(problem -> output.line(problem.text()));
        output.line(
                report.valid()
                        ? output.style().good("valid")
                        : output.style()
                                .bad(report.problems().size()
                                        + (report.problems().size() == 1 ? " problem" : " problems")));
    }
}
