package dev.ark.cli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.signature.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    private static final Instant NOW = Instant.parse("2026-01-31T14:30:00Z");

    @TempDir
    Path home;

    @Test
    void aTokenCarriesTheClaimsThatServicesReadAndVerifiesUnderThePublicKey() throws Exception {
        KeyPair keys = KeyPairs.generate();
        String token = new TokenSigner(keys.getPrivate(), Clock.fixed(NOW, ZoneOffset.UTC))
                .sign("kenny", List.of("agent", "viewer"), Duration.ofMinutes(5));
        JsonNode claims = claims(token);
        assertThat(claims.path("iss").asText()).isEqualTo("ark");
        assertThat(claims.path("sub").asText()).isEqualTo("kenny");
        assertThat(claims.path("upn").asText()).isEqualTo("kenny");
        assertThat(claims.path("groups").toString()).isEqualTo("[\"agent\",\"viewer\"]");
        assertThat(claims.path("jti").asText()).isNotBlank();
        assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 300);
        assertThat(verifies(token, keys)).isTrue();
        assertThat(verifies(token, KeyPairs.generate())).isFalse();
    }

    @Test
    void aKeyComesBackFromItsPemTextWithItsOtherHalf() throws Exception {
        KeyPair keys = KeyPairs.generate();
        String pem = Pem.of(keys.getPrivate());
        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("-----END PRIVATE KEY-----\n");
        assertThat(KeyPairs.of(KeyPairs.privateKey(pem)).getPublic()).isEqualTo(keys.getPublic());
    }

    @Test
    void anAgentGetsNoOtherRole() throws Exception {
        withKey();
        CommandRun run = ark("token", "create", "--role", "agent,operator", "--name", "kenny");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no other role");
        assertThat(ark("token", "create", "--role", "operator,viewer", "--name", "alice")
                        .exitCode())
                .isZero();
    }

    @Test
    void theCommandPrintsTheTokenAlone() throws Exception {
        KeyPair keys = withKey();
        CommandRun run = ark("token", "create", "--role", "agent", "--name", "kenny", "--expires", "2h");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        String token = run.out().strip();
        assertThat(token.lines()).hasSize(1);
        assertThat(verifies(token, keys)).isTrue();
        JsonNode claims = claims(token);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(7200);
    }

    @Test
    void anUnknownRoleOrDurationOrNameIsWrongUsage() throws Exception {
        withKey();
        assertThat(ark("token", "create", "--role", "root", "--name", "kenny").exitCode())
                .isEqualTo(2);
        assertThat(ark("token", "create", "--role", "agent", "--name", "kenny", "--expires", "soon")
                        .exitCode())
                .isEqualTo(2);
        assertThat(ark("token", "create", "--role", "agent", "--name", "a b").exitCode())
                .isEqualTo(2);
    }

    @Test
    void withoutTheKeyItIsNotAllowed() {
        CommandRun run = ark("token", "create", "--role", "agent", "--name", "kenny");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
    }

    private KeyPair withKey() throws GeneralSecurityException, IOException {
        KeyPair keys = KeyPairs.generate();
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/jwt.key"), Pem.of(keys.getPrivate()));
        return keys;
    }

    private CommandRun ark(String... arguments) {
        String[] line = Arrays.copyOf(arguments, arguments.length + 2);
        line[arguments.length] = "--home";
        line[arguments.length + 1] = home.toString();
        return CommandRun.of(line);
    }

    private static JsonNode claims(String token) throws IOException {
        return ArkJson.mapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static boolean verifies(String token, KeyPair keys) throws GeneralSecurityException {
        int end = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }
}
