package dev.ark.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.contract.signature.ReleaseKey;
import dev.ark.graveyard.manifest.Pins;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.manifest.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releasing a new revision of the rules. */
class SignTest {
    private static final String BUILT_IN = ReleasedManifest.packaged().manifest();
    private static final String NEXT = BUILT_IN.replace("\"revision\":1", "\"revision\":2");

    @TempDir
    Path directory;

    private Path key;
    private Path manifest;
    private Path signature;

    @BeforeEach
    void makeAKey() {
        key = directory.resolve("release-key.pem");
        manifest = directory.resolve("ruleset.json");
        signature = directory.resolve("ruleset.sig");
        assertThat(CommandRun.of("rules", "keygen", "--out", key.toString()).exitCode())
                .isZero();
    }

    @Test
    void aKeyIsForItsOwnerAloneAndNeverOverwritten() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        String before = Files.readString(key);
        assertThat(before).contains("-----BEGIN PRIVATE KEY-----");
        CommandRun again = CommandRun.of("rules", "keygen", "--out", key.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("no key is overwritten");
        assertThat(key).hasContent(before);
    }

    @Test
    void aNewKeyTellsItsPublicHalfAndItsId() throws IOException {
        Path other = directory.resolve("other.pem");
        JsonNode made = ArkJson.mapper()
                .readTree(CommandRun.of("rules", "keygen", "--out", other.toString(), "-o", "json")
                        .out());
        assertThat(new ReleaseKey(made.path("public_key").asText()).id())
                .isEqualTo(made.path("key_id").asText());
        assertThat(Files.readString(other)).isNotEqualTo(Files.readString(key));
    }

    @Test
    void aSignedRevisionIsWhatABuildWithItsPinsVerifies() throws IOException {
        JsonNode pinned = signed(NEXT);
        assertThat(pinned.path("revision").asInt()).isEqualTo(2);
        assertThat(pinned.path("sha256").asText()).isEqualTo(CanonicalJson.sha256(NEXT));
        Pins pins = new Pins(
                pinned.path("sha256").asText(),
                new ReleaseKey(pinned.path("public_key").asText()),
                2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(signature)))
                .isEqualTo("r--r--r--");
        SealedManifest released = new SealedManifest(NEXT, Files.readString(signature), 0444);
        assertThat(Verification.of(released, pins)).isInstanceOf(Verification.Verified.class);
        assertThat(Verification.of(released, ReleasedManifest.PINS)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void aRevisionOnlyGrows() throws IOException {
        assertRefused(BUILT_IN.replace("\"instruments\":5", "\"instruments\":6"), "a revision only grows");
        assertRefused(BUILT_IN.replace("\"revision\":1", "\"revision\":0"), "a revision only grows");
        Path before = Files.writeString(
                directory.resolve("before.json"), BUILT_IN.replace("\"revision\":1", "\"revision\":7"));
        assertRefused(NEXT, "the one before it has 7", "--previous", before.toString());
    }

    @Test
    void theVerySameManifestMayBeSignedAnewWithAnotherKey() throws IOException {
        assertThat(signed(BUILT_IN).path("sha256").asText()).isEqualTo(ReleasedManifest.SHA256);
    }

    @Test
    void whatIsNotCanonicalOrNoManifestIsNotSigned() throws IOException {
        assertRefused(NEXT + "\n", "not canonical");
        assertRefused("{}", "cannot be read");
        assertRefused("not json", "cannot be read");
    }

    @Test
    void aKeyThatIsNoneCannotSign() throws IOException {
        String text = Files.readString(key);
        String halfKey = text.substring(0, text.indexOf("-----BEGIN PUBLIC KEY-----"));
        CommandRun.of("rules", "keygen", "--out", directory.resolve("other.pem").toString());
        String other = Files.readString(directory.resolve("other.pem"));
        String mixed = halfKey + other.substring(other.indexOf("-----BEGIN PUBLIC KEY-----"));
        for (String bad : new String[] {"", halfKey, mixed}) {
            Files.writeString(key, bad);
            assertRefused(NEXT, "cannot sign");
        }
    }

    private JsonNode signed(String text) throws IOException {
        CommandRun run = sign(text, "-o", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return ArkJson.mapper().readTree(run.out());
    }

    private void assertRefused(String text, String why, String... more) throws IOException {
        assertThat(text).isNotEqualTo(BUILT_IN);
        CommandRun run = sign(text, more);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(why);
        assertThat(signature).doesNotExist();
    }

    private CommandRun sign(String text, String... more) throws IOException {
        Files.writeString(manifest, text);
        String[] line = {"rules", "sign", "--manifest", manifest.toString(), "--key", key.toString()};
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return CommandRun.of(all);
    }
}
