package dev.ark.cli.local;

import dev.ark.cli.identity.TokenSigner;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;

/** What every installation has before its first start. */
public final class Installation {
    private Installation() {}

    /** Makes the directories, the secrets and the tokens that are missing, and renews the tokens that end soon. */
    public static void prepare(LocalLayout layout, Clock clock) throws IOException, GeneralSecurityException {
        new Secrets(layout).prepare();
        TokenSigner signer = TokenSigner.of(layout.tokenSigningKey(), clock);
        new InstallationTokens(layout, signer, clock).renew(LocalPerson.name());
    }
}
