package dev.ark.cli.rules;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.contract.signature.ReleaseKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "keygen",
        description = {
            "Make an Ed25519 key that signs releases of the rules, in a file of mode 600.",
            "Keep the file outside of every image and of the source. Its public half is what a build pins."
        })
public final class RulesKeygen extends ArkCommand {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where the key is written; a new file.")
    Path out;

    /** What is told of a key: nothing of it is secret. */
    @RegisterForReflection
    record Made(String file, String publicKey, String keyId) {}

    @Override
    protected int run(Session session) throws IOException {
        if (Files.exists(out)) {
            throw new Failure(out + " is there already; no key is overwritten");
        }
        Ed25519KeyPair pair = Ed25519KeyPair.generate();
        PrivateFiles.write(out.toAbsolutePath(), pair.pem());
        ReleaseKey key = ReleaseKey.of(pair.publicKey());
        if (session.output().json()) {
            session.output().document(new Made(out.toString(), key.base64(), key.id()));
        } else {
            session.output().line("key written to " + out);
            session.output().line("public key  " + key.base64());
            session.output().line("key id      " + key.id());
        }
        return ExitCode.OK;
    }
}
