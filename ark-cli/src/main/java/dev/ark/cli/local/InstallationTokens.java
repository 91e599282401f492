package dev.ark.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.identity.TokenSigner;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.identity.TrialAgents;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The tokens that an installation keeps in files: of its services, of its operator, and of those who watch and try it. */
final class InstallationTokens {
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    private final LocalLayout layout;
    private final TokenSigner signer;
    private final Clock clock;

    InstallationTokens(LocalLayout layout, TokenSigner signer, Clock clock) {
        this.layout = layout;
        this.signer = signer;
        this.clock = clock;
    }

    /** Whose token it is, and what it may do. */
    private record Holder(String name, String subject, List<String> roles) {
        Holder(String name, String subject, String role) {
            this(name, subject, List.of(role));
        }
    }

    /**
     * Makes the tokens that are missing, and anew those that end within 30 days or were signed with another key.
     *
     * @param operator the person's name
     */
    void renew(String operator) throws IOException {
        for (Holder holder : holders(operator)) {
            Path file = layout.token(holder.name());
            if (!valid(file)) {
                PrivateFiles.write(file, signer.sign(holder.subject(), holder.roles(), LIFETIME));
            }
        }
    }

    private static List<Holder> holders(String operator) {
        return List.of(
                new Holder(LocalLayout.GRAVEYARD, LocalLayout.GRAVEYARD, Roles.SERVICE),
                new Holder(LocalLayout.CORE, LocalLayout.CORE, Roles.SERVICE),
                new Holder(LocalLayout.WATCHDOG, LocalLayout.WATCHDOG, Roles.SERVICE),
                new Holder(LocalLayout.DEPLOYER, LocalLayout.DEPLOYER, Roles.SERVICE),
                new Holder(
                        LocalLayout.CANARY_WATCHDOG,
                        LocalLayout.CANARY_WATCHDOG,
                        List.of(Roles.VIEWER, Roles.OBSERVER)),
                new Holder("alertmanager", "alertmanager", Roles.ALERTMANAGER),
                new Holder("operator", operator, Roles.OPERATOR),
                new Holder("validator", "ark-validator", Roles.VALIDATOR),
                new Holder("validation-agent", TrialAgents.VALIDATION, Roles.AGENT),
                new Holder("synthetic-agent", TrialAgents.SYNTHETIC, Roles.AGENT),
                new Holder("synthetic-broker", "ark-synthetic-broker", Roles.BROKER),
                new Holder("viewer", "viewer", Roles.VIEWER),
                new Holder("metrics", "metrics", Roles.METRICS),
                new Holder("alertmanager", "alertmanager", Roles.SERVICE));
    }

    private boolean valid(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String token = Files.readString(file).strip();
        return signer.signed(token) && lastsLongEnough(token);
    }

    private boolean lastsLongEnough(String token) {
        String[] parts = token.split("\\.");
        try {
            JsonNode claims = ArkJson.mapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
            Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
            return end.isAfter(clock.instant().plus(RENEWED_BEFORE_END));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // Not a token, so it is of no use to anybody.
            return false;
        }
    }
}
