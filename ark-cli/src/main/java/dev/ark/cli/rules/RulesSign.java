package dev.ark.cli.rules;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.graveyard.manifest.ReleasedManifest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sign",
        description = {
            "Sign a new revision of the rules, for a release. Tells what the build has to pin.",
            "The manifest must be canonical JSON and its revision higher than the one before; the very same manifest may be signed anew."
        },
        footerHeading = "%nExamples:%n",
        footer = "  ark rules sign --manifest ark-rules/src/main/resources/ruleset.json --key ~/keys/ark-release.pem")
public final class RulesSign extends ArkCommand {
    @Option(names = "--manifest", required = true, paramLabel = "FILE", description = "The manifest to sign.")
    Path manifest;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The key, as 'ark rules keygen' makes it.")
    Path key;

    @Option(
            names = "--previous",
            paramLabel = "FILE",
            description = "The manifest of the revision before; that of this build if not given.")
    Path previous;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the signature is written, of mode 444; ruleset.sig beside the manifest if not given.")
    Path out;

    /** What is told of a signature. */
    @RegisterForReflection
    record Pinned(String signature, long revision, String sha256, String publicKey, String keyId) {}

    @Override
    protected int run(Session session) throws IOException {
        String before = previous == null
                ? new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8)
                : Files.readString(previous);
        NewRevision revision = NewRevision.of(Files.readString(manifest), before, keyPair());
        Path signature = out == null ? manifest.toAbsolutePath().resolveSibling(RulesetFiles.SIGNATURE) : out;
        RulesetFiles.writeReadOnly(signature, revision.signature() + "\n");
        print(
                new Pinned(
                        signature.toString(),
                        revision.revision(),
                        revision.pins().sha256(),
                        revision.pins().key().base64(),
                        revision.pins().key().id()),
                session.output());
        return ExitCode.OK;
    }

    private Ed25519KeyPair keyPair() throws IOException {
        try {
            return Ed25519KeyPair.ofPem(Files.readString(key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Failure(key + " cannot sign: " + e.getMessage(), e);
        }
    }

    private static void print(Pinned pinned, Output output) {
        if (output.json()) {
            output.document(pinned);
            return;
        }
        output.line("signature written to " + pinned.signature());
        output.line("revision    " + pinned.revision());
        output.line("SHA-256     " + pinned.sha256());
        output.line("public key  " + pinned.publicKey());
        output.line("key id      " + pinned.keyId());
        output.line(output.style().faint("pin the SHA-256 and the public key in ReleasedManifest"));
    }
}
