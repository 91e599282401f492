package dev.ark.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.cli.identity.KeyPairs;
import dev.ark.cli.identity.TokenSigner;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.signature.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found wrong with how ARK is configured: an installation of its own, and a file of variables for production. */
class ConfigValidateTest {
    private static final Path TEMPLATE = Path.of("..", ".env.production");
    private static final String LONG_ENOUGH = "0123456789abcdef0123456789abcdef";
    /** What depends on the machine that the test runs on. */
    private static final List<String> OF_THE_MACHINE = List.of("Docker:", "Compose:");

    @TempDir
    Path directory;

    private Path secrets;
    private KeyPair signing;

    @BeforeEach
    void layOut() throws IOException, GeneralSecurityException {
        secrets = directory.resolve("secrets");
        for (Path made :
                List.of(secrets, directory.resolve("state"), directory.resolve("backups"), directory.resolve("slo"))) {
            PrivateFiles.directory(made);
        }
        signing = KeyPairs.generate();
        CheckpointSigner checkpoint = CheckpointSigner.generate();
        secret("jwt.key", Pem.of(signing.getPrivate()));
        secret("jwt.pub", Pem.of(signing.getPublic()));
        secret("checkpoint.key", checkpoint.pem());
        secret("checkpoint.pub", checkpoint.verifier().toString());
        for (String name : List.of(
                "bus.key", "permit.key", "redis-core.password", "redis-watchdog.password", "redis-deployer.password")) {
            secret(name, LONG_ENOUGH);
        }
        TokenSigner signer = new TokenSigner(signing.getPrivate(), Clock.systemUTC());
        for (String holder : List.of(
                "graveyard",
                "core",
                "watchdog",
                "deployer",
                "validator",
                "validation-agent",
                "synthetic-agent",
                "synthetic-broker")) {
            secret(holder + ".token", signer.sign(holder, List.of(Roles.SERVICE), Duration.ofDays(1)));
        }
    }

    private void secret(String name, String text) throws IOException {
        PrivateFiles.write(secrets.resolve(name), text);
    }

    private String filledIn() throws IOException {
        return Files.readString(TEMPLATE)
                .replace("ARK_STABLE_VERSION=CHANGE_ME", "ARK_STABLE_VERSION=v1.0.0")
                .replace("ID=CHANGE_ME", "ID=" + Files.getAttribute(directory, "unix:uid"))
                .replace("ARK_SECRETS=CHANGE_ME", "ARK_SECRETS=" + secrets)
                .replace("PASSWORD_FILE=CHANGE_ME", "PASSWORD_FILE=" + secrets.resolve("redis-deployer.password"))
                .replace("6379", Integer.toString(freePort()))
                .replace(
                        "/var/lib/ark/ark_state.db",
                        directory.resolve("state/ark_state.db").toString())
                .replace("/var/lib/ark/backups", directory.resolve("backups").toString())
                .replace("/var/lib/ark/watchdog", directory.resolve("slo").toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The problems, without those of the machine. */
    private List<String> problems(String variables, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "config", "validate", "--home", directory.resolve("none").toString()));
        line.addAll(List.of(
                "--env", Files.writeString(directory.resolve("env"), variables).toString()));
        line.addAll(List.of(options));
        CommandRun run = CommandRun.of(line.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isIn(0, 1);
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getLast()).matches(run.exitCode() == 0 ? "valid" : "\\d+ problems?");
        return lines.subList(0, lines.size() - 1).stream()
                .filter(text -> OF_THE_MACHINE.stream().noneMatch(text::startsWith))
                .toList();
    }

    private List<String> production(String variables) throws IOException {
        return problems(variables, "--production");
    }

    @Test
    void theTemplateIsRefusedUntilEveryPlaceholderIsFilledIn() throws IOException {
        List<String> found = production(Files.readString(TEMPLATE));
        for (String name :
                List.of("ARK_STABLE_VERSION", "ARK_UID", "ARK_GID", "ARK_SECRETS", "ARK_REDIS_PASSWORD_FILE")) {
            assertThat(found).anyMatch(text -> text.startsWith(name + ": it is not filled in"));
        }
    }

    @Test
    void theTemplateFilledInIsValid() throws IOException {
        assertThat(production(filledIn())).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Files.setPosixFilePermissions(secrets.resolve("bus.key"), PosixFilePermissions.fromString("rw-r--r--"));
        secret("permit.key", "short");
        Files.delete(secrets.resolve("core.token"));
        secret("watchdog.token", "nothing");
        secret("checkpoint.key", "nothing");
        List<String> found =
                production(filledIn().replace("ARK_JWT_ISSUER", "ARK_JWT_ISUER") + "ARK_CORE_SNAPSHOT_KEEP=many\n");
        assertThat(found)
                .anyMatch(text -> text.contains("bus.key: its mode is rw-r--r--; chmod 600"))
                .anyMatch(text -> text.contains("permit.key: it is shorter than 32 characters"))
                .anyMatch(text -> text.contains("core.token: it is missing"))
                .anyMatch(text -> text.contains("watchdog.token: it is no token"))
                .anyMatch(text -> text.contains("checkpoint.key: it is no key"))
                .anyMatch(text -> text.equals("ARK_JWT_ISUER: ARK does not know it; did you mean ARK_JWT_ISSUER?"))
                .anyMatch(text -> text.startsWith("ARK_CORE_SNAPSHOT_KEEP: its value is no number"))
                .hasSize(7);
    }

    @Test
    void aPublicKeyThatIsAnothersIsFoundAndWithItTheTokensThatItDoesNotVerify()
            throws IOException, GeneralSecurityException {
        secret("jwt.pub", Pem.of(KeyPairs.generate().getPublic()));
        assertThat(production(filledIn()))
                .anyMatch(text -> text.contains("jwt.key: the public half in jwt.pub is another key's"))
                .anyMatch(text -> text.contains("core.token: the token was signed with another key"))
                .hasSize(9);
        secret("jwt.pub", "nothing");
        assertThat(production(filledIn()))
                .anyMatch(text -> text.contains("jwt.pub: it is no key"))
                .anyMatch(text -> text.contains("jwt.key: the public half in jwt.pub is another key's"))
                .hasSize(2);
    }

    @Test
    void aSecretThatAVariableNamesTooIsToldOfOnce() throws IOException {
        Files.setPosixFilePermissions(
                secrets.resolve("redis-deployer.password"), PosixFilePermissions.fromString("rw-rw----"));
        assertThat(production(filledIn())).singleElement().asString().contains("its mode is rw-rw----");
    }

    @Test
    void aTokenThatHasRunOutIsFound() throws IOException {
        Clock lastYear = Clock.offset(Clock.systemUTC(), Duration.ofDays(-365));
        secret(
                "core.token",
                new TokenSigner(signing.getPrivate(), lastYear)
                        .sign("core", List.of(Roles.SERVICE), Duration.ofDays(1)));
        assertThat(production(filledIn())).singleElement().asString().contains("core.token: the token has run out");
    }

    @Test
    void aDirectoryThatIsMissingOrOpenOrAnothersIsFound() throws IOException {
        Files.delete(directory.resolve("slo"));
        Files.setPosixFilePermissions(directory.resolve("state"), PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> found = production(filledIn().replaceFirst("ARK_UID=[0-9]+", "ARK_UID=4711"));
        assertThat(found)
                .anyMatch(text -> text.contains("slo: there is no such directory; mkdir"))
                .anyMatch(text -> text.contains("state: others than its owner can write to it"))
                .anyMatch(text -> text.contains("state: it belongs to user") && text.contains("chown 4711"));
    }

    @Test
    void rulesThatCanBeWrittenAreFound() throws IOException {
        RulesetFiles ruleset = new RulesetFiles(directory.resolve("rules"));
        ruleset.write("{}", "signature");
        String variables = filledIn() + "ARK_GRAVEYARD_MANIFEST_DIRECTORY=" + ruleset.directory() + "\n";
        assertThat(production(variables)).isEmpty();
        Files.setPosixFilePermissions(ruleset.manifest(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(production(variables)).singleElement().asString().contains("the rules' mode is 0644; chmod 444");
    }

    @Test
    void aRedisThatIsNobodysToStartMustAnswer() throws IOException {
        String elsewhere = "REDIS_URL=redis://127.0.0.1:" + freePort() + "\n";
        assertThat(problems(elsewhere)).anyMatch(text -> text.contains("nothing listens there"));
    }

    @Test
    void aPortThatSomebodyElseHasIsFound() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            int offset = 0;
            do {
                offset += 17;
            } while (!isBound(socket, 8102 + offset));
            assertThat(problems("", "--port-offset", Integer.toString(offset)))
                    .anyMatch(text -> text.matches("port " + socket.getLocalPort() + " for the core is taken by .*"));
        }
    }

    private static boolean isBound(ServerSocket socket, int port) {
        try {
            socket.bind(new java.net.InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theReportIsAlsoADocument() throws IOException {
        CommandRun run =
                CommandRun.of("config", "validate", "--production", "--env", TEMPLATE.toString(), "-o", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode report = ArkJson.mapper().readTree(run.out());
        assertThat(report.path("valid").asBoolean(true)).isFalse();
        assertThat(report.path("problems").get(0).fieldNames()).toIterable().containsExactly("what", "where", "mend");
    }

    @Test
    void aVersionIsReadOutOfWhatAProgramSaysOfItself() {
        var found = VersionChecks.Version.in("docker-compose version 1.29.2, build unknown")
                .orElseThrow();
        assertThat(found.atLeast(new VersionChecks.Version(1, 29))).isTrue();
        assertThat(found.atLeast(new VersionChecks.Version(1, 30))).isFalse();
        assertThat(found.atLeast(new VersionChecks.Version(2, 0))).isFalse();
    }

    @Test
    void linesOfAFileAreReadAsComposeReadsThem() throws IOException {
        Path file = Files.writeString(
                directory.resolve("lines"), "# no\n\nA=1\nB = \"two words\" \nC=x # why\nD='#'\nE=\n");
        assertThat(EnvironmentFile.read(file))
                .containsEntry("A", "1")
                .containsEntry("B", "two words")
                .containsEntry("C", "x")
                .containsEntry("D", "#")
                .containsEntry("E", "")
                .hasSize(5);
    }
}
