package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.cli.Failure;
import dev.ark.cli.Surroundings;
import dev.ark.cli.identity.TokenSigner;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    private static final Instant NOW = Instant.parse("2026-01-31T14:30:00Z");

    @TempDir
    Path directory;

    @Test
    void everySecretIsPrivateAndMadeOnce() throws Exception {
        LocalLayout layout = new LocalLayout(directory.resolve("home"), 0);
        new Secrets(layout).prepare();
        tokens(layout, NOW).renew("you");
        Map<Path, String> first = contents(layout);
        assertThat(first.keySet())
                .extracting(path -> path.getFileName().toString())
                .contains(
                        "jwt.key",
                        "jwt.pub",
                        "bus.key",
                        "permit.key",
                        "checkpoint.key",
                        "checkpoint.pub",
                        "redis-core.password",
                        "operator.token",
                        "synthetic-agent.token",
                        "metrics.token",
                        "alertmanager.token",
                        "watchdog-canary.token");
        for (Path secret : first.keySet()) {
            assertThat(mode(secret)).as(secret.toString()).isEqualTo("rw-------");
        }
        assertThat(mode(layout.home())).isEqualTo("rwx------");
        assertThat(mode(layout.busKey().getParent())).isEqualTo("rwx------");
        assertThat(Files.readString(layout.busKey())).matches("[A-Za-z0-9_-]{43}");

        new Secrets(layout).prepare();
        tokens(layout, NOW.plus(Duration.ofDays(330))).renew("you");
        assertThat(contents(layout)).isEqualTo(first);
    }

    @Test
    void aTokenIsRenewedInItsLastThirtyDays() throws Exception {
        LocalLayout layout = new LocalLayout(directory.resolve("home"), 0);
        new Secrets(layout).prepare();
        tokens(layout, NOW).renew("you");
        String first = Files.readString(layout.token("core"));
        tokens(layout, NOW.plus(Duration.ofDays(336))).renew("you");
        assertThat(Files.readString(layout.token("core"))).isNotEqualTo(first);
    }

    @Test
    void aSecretThatAPowerLossHasEmptiedIsMadeAnewAndSoIsAllThatHangsOnIt() throws Exception {
        LocalLayout layout = new LocalLayout(directory.resolve("home"), 0);
        new Secrets(layout).prepare();
        tokens(layout, NOW).renew("you");
        String publicKey = Files.readString(layout.tokenVerificationKey());
        String token = Files.readString(layout.token("core"));
        String permitKey = Files.readString(layout.permitKey());
        Files.writeString(layout.tokenSigningKey(), "");
        Files.writeString(layout.busKey(), "");

        new Secrets(layout).prepare();
        tokens(layout, NOW).renew("you");

        assertThat(Files.readString(layout.busKey())).matches("[A-Za-z0-9_-]{43}");
        assertThat(Files.readString(layout.permitKey())).isEqualTo(permitKey);
        assertThat(Files.readString(layout.tokenVerificationKey())).isNotEqualTo(publicKey);
        TokenSigner signer = TokenSigner.of(layout.tokenSigningKey(), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(signer.signed(token)).isFalse();
        assertThat(signer.signed(Files.readString(layout.token("core")))).isTrue();
    }

    @Test
    void thePublicKeyIsMadeAgainFromThePrivateOne() throws Exception {
        LocalLayout layout = new LocalLayout(directory.resolve("home"), 0);
        new Secrets(layout).prepare();
        String publicKey = Files.readString(layout.tokenVerificationKey());
        String checkpointKey = Files.readString(layout.checkpointVerificationKey());
        Files.delete(layout.tokenVerificationKey());
        Files.delete(layout.checkpointVerificationKey());
        new Secrets(layout).prepare();
        assertThat(Files.readString(layout.checkpointVerificationKey())).isEqualTo(checkpointKey);
        assertThat(Files.readString(layout.tokenVerificationKey())).isEqualTo(publicKey);
    }

    @Test
    void theDeployersEnvironmentNamesSecretsByFileAndCarriesNone() throws Exception {
        LocalLayout layout = new LocalLayout(directory.resolve("home"), 100);
        new Secrets(layout).prepare();
        tokens(layout, NOW).renew("you");
        Map<String, String> environment = new DeployerLaunch(
                        layout,
                        new Surroundings(Map.of(
                                "PATH", "/bin",
                                "LC_TIME", "C",
                                "ARK_LOG_LEVEL", "DEBUG",
                                "ARK_REDIS_PASSWORD", "p",
                                "AWS_SECRET_ACCESS_KEY", "s",
                                "ARK_TOKEN", "t")),
                        "/jdk/bin/java")
                .environment("v1.0.0-abcd");
        assertThat(environment)
                .containsEntry("PATH", "/bin")
                .containsEntry("LC_TIME", "C")
                .containsEntry("ARK_LOG_LEVEL", "DEBUG")
                .containsEntry("ARK_PORT", "8204")
                .containsEntry("ARK_REDIS_URL", "redis://127.0.0.1:6479")
                .containsEntry("ARK_REDIS_USER", "deployer")
                .containsEntry("ARK_VERSION", "v1.0.0-abcd")
                .doesNotContainKeys("ARK_TOKEN", "ARK_EXTERNAL_REDIS", "ARK_REDIS_PASSWORD", "AWS_SECRET_ACCESS_KEY");
        assertThat(environment.values())
                .doesNotContainAnyElementsOf(contents(layout).values());
    }

    @Test
    void anOverlayInTheDirectoryIsServed() throws IOException {
        LocalLayout layout = new LocalLayout(directory.resolve("home"), 0);
        assertThat(environment(layout, Map.of())).doesNotContainKey("ARK_GRAVEYARD_OVERLAY_FILE");
        Files.createDirectory(layout.home());
        Files.writeString(layout.overlay(), "{\"version\":\"none\"}");
        assertThat(environment(layout, Map.of()))
                .containsEntry("ARK_GRAVEYARD_OVERLAY_FILE", layout.overlay().toString());
        assertThat(environment(layout, Map.of("ARK_GRAVEYARD_OVERLAY_FILE", "/etc/ark/overlay.json")))
                .containsEntry("ARK_GRAVEYARD_OVERLAY_FILE", "/etc/ark/overlay.json");
    }

    @Test
    void aRedisOfTheUsersIsUsedWithoutOurUsers() {
        LocalLayout layout = new LocalLayout(directory.resolve("home"), 0);
        Map<String, String> environment = new DeployerLaunch(
                        layout, new Surroundings(Map.of("REDIS_URL", "redis://10.0.0.1:6379")), "java")
                .environment("v1");
        assertThat(environment)
                .containsEntry("ARK_REDIS_URL", "redis://10.0.0.1:6379")
                .containsEntry("ARK_EXTERNAL_REDIS", "true")
                .doesNotContainKeys("ARK_REDIS_USER", "ARK_REDIS_PASSWORD_FILE");
    }

    @Test
    void thePasswordOfTheUsersRedisIsNamedByFile() throws IOException {
        Path file = directory.resolve("password");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Surroundings surroundings = new Surroundings(Map.of(
                "REDIS_URL", "redis://10.0.0.1:6379", "REDIS_PASSWORD_FILE", file.toString(), "REDIS_USER", "ark"));
        assertThat(ExternalRedis.variables(surroundings))
                .containsEntry("ARK_REDIS_PASSWORD_FILE", file.toString())
                .containsEntry("ARK_REDIS_USER", "ark");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> ExternalRedis.variables(surroundings)).hasMessageContaining("mode to 600");
    }

    @Test
    void aPasswordInTheAddressOfRedisIsRefusedAndNotRepeated() {
        Surroundings surroundings = new Surroundings(Map.of("REDIS_URL", "redis://:s3cr/et@10.0.0.1:6379"));
        assertThatThrownBy(() -> ExternalRedis.variables(surroundings))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("REDIS_PASSWORD_FILE")
                .hasMessageNotContaining("s3cr");
    }

    @Test
    void theDeployerIsToldWhereTheValidatorsTokenIsWhichMayDoNothingElse() throws Exception {
        LocalLayout layout = new LocalLayout(directory.resolve("validating"), 0);
        new Secrets(layout).prepare();
        tokens(layout, NOW).renew("you");
        Path file = Path.of(environment(layout, Map.of()).get("ARK_VALIDATOR_TOKEN_FILE"));
        assertThat(file).isEqualTo(layout.token("validator"));
        String claims = new String(
                java.util.Base64.getUrlDecoder().decode(Files.readString(file).split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(claims).contains("\"sub\":\"ark-validator\"", "\"groups\":[\"validator\"]");
    }

    private static Map<String, String> environment(LocalLayout layout, Map<String, String> variables) {
        return new DeployerLaunch(layout, new Surroundings(variables), "java").environment("v1");
    }

    private static InstallationTokens tokens(LocalLayout layout, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new InstallationTokens(layout, TokenSigner.of(layout.tokenSigningKey(), clock), clock);
    }

    private static Map<Path, String> contents(LocalLayout layout) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        List<Path> secrets;
        try (Stream<Path> files = Files.list(layout.busKey().getParent())) {
            secrets = files.toList();
        }
        for (Path secret : secrets) {
            contents.put(secret, Files.readString(secret));
        }
        return contents;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
