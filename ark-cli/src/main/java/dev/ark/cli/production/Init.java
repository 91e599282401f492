package dev.ark.cli.production;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.local.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ark init}: makes what an installation needs before its first start. */
@Command(
        name = "init",
        description = {
            "Make the secrets and tokens that are missing, and renew the tokens that end soon.",
            "What is there already is left as it is."
        })
public final class Init extends ArkCommand {
    @Option(
            names = "--production",
            description =
                    "Also give each service of the compose file the secrets that it needs, in a volume of its own.")
    boolean production;

    @Option(names = "--volumes", hidden = true, defaultValue = "/secrets")
    Path volumes;

    @Option(names = "--directories", hidden = true, defaultValue = "/directories")
    Path directories;

    @Option(names = "--owner", hidden = true, defaultValue = "10001")
    int owner;

    @Override
    protected int run(Session session) throws IOException, GeneralSecurityException {
        Installation.prepare(session.layout(), Clock.systemUTC());
        if (production) {
            SecretVolumes secrets = new SecretVolumes(session.layout(), volumes, owner);
            secrets.fill();
            for (Path directory : directories()) {
                secrets.own(directory);
            }
        }
        session.output()
                .progress("the secrets are in " + session.layout().permitKey().getParent());
        return ExitCode.OK;
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> found = Files.list(directories)) {
            return found.filter(Files::isDirectory).toList();
        }
    }
}
