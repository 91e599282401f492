package dev.ark.watchdog.drift;

import dev.ark.contract.http.RulesetView;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.manifest.Pins;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.manifest.Verification;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds what the graveyard says of its manifest against what this watchdog was built with. Digest and signature are computed here: what a
 * graveyard says of itself is no proof.
 */
@Singleton
public final class RulesetCheck implements GraveyardCheck {
    private static final Pins PINS = ReleasedManifest.PINS;

    private final RulesetSource graveyard;

    RulesetCheck(RulesetSource graveyard) {
        this.graveyard = graveyard;
    }

    @Override
    public Optional<String> difference() {
        RulesetView view = graveyard.ruleset();
        try {
            return judged(view);
        } catch (RuntimeException e) {
            throw new GarbledAnswerException("what the graveyard tells of its rules cannot be checked: " + e);
        }
    }

    private static Optional<String> judged(RulesetView view) {
        if (Stream.of(view.sha256(), view.manifest(), view.signature(), view.fileMode())
                .anyMatch(Objects::isNull)) {
            return Optional.of("the graveyard does not tell all of its rules");
        }
        if (!view.verified()) {
            return Optional.of("the graveyard refuses its own rules: " + view.reason());
        }
        if (!view.sha256().equals(PINS.sha256())) {
            return Optional.of(
                    "the graveyard reports the SHA-256 " + view.sha256() + ", compiled in is " + PINS.sha256());
        }
        SealedManifest served =
                new SealedManifest(view.manifest(), view.signature(), SealedManifest.mode(view.fileMode()));
        return switch (Verification.of(served, PINS)) {
            case Verification.Verified _ -> Optional.empty();
            case Verification.Refused(String reason) -> Optional.of(reason);
        };
    }
}
