package dev.ark.acceptance.core;

import dev.ark.cli.identity.KeyPairs;
import dev.ark.cli.identity.TokenSigner;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.signature.Pem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of a site, in files as an installation has them, and tokens signed with them. */
final class Secrets {
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final LocalLayout layout;
    private final TokenSigner signer;
    private final Map<List<String>, String> tokens = new ConcurrentHashMap<>();

    Secrets(LocalLayout layout) throws IOException {
        this.layout = layout;
        PrivateFiles.directory(layout.busKey().getParent());
        try {
            KeyPair pair = KeyPairs.generate();
            this.signer = new TokenSigner(pair.getPrivate(), Clock.systemUTC());
            PrivateFiles.write(layout.tokenVerificationKey(), Pem.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        CheckpointSigner checkpoints = CheckpointSigner.generate();
        PrivateFiles.write(layout.checkpointKey(), checkpoints.pem());
        PrivateFiles.write(layout.checkpointVerificationKey(), checkpoints.verifier() + "\n");
        PrivateFiles.write(layout.busKey(), "a key of the bus, which nobody is on");
        PrivateFiles.write(layout.permitKey(), "a key of permits, which nobody forges");
    }

    String token(String role, String name) {
        return tokens.computeIfAbsent(List.of(role, name), _ -> signer.sign(name, List.of(role), LIFETIME));
    }

    /** The file with a service's own token. */
    Path serviceToken(String service) throws IOException {
        Path file = layout.token(service);
        PrivateFiles.write(file, token(Roles.SERVICE, service));
        return file;
    }
}
