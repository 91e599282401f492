package dev.ark.graveyard.serving;

import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.known.Examination;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is served at a time. Immutable.
 *
 * @param found the manifest as it was found last, right or wrong
 * @param actionTypes the family by each action type that the manifest registers; none when it is refused
 * @param verifiedAt when it was last found to be right; null when it never was
 * @param examination what came of asking these rules what is known; null when they were refused before that
 */
public record Served(
        Graveyard graveyard,
        SealedManifest found,
        Map<String, String> actionTypes,
        @Nullable Instant verifiedAt,
        @Nullable Examination examination) {
    public Served {
        actionTypes = Map.copyOf(actionTypes);
    }

    public boolean isVerified() {
        return switch (graveyard) {
            case Hrm _ -> true;
            case UnverifiedGraveyard _ -> false;
        };
    }

    /** Why the rules are refused; empty when they are not. */
    String refusal() {
        return switch (graveyard) {
            case Hrm _ -> "";
            case UnverifiedGraveyard unverified -> unverified.reason();
        };
    }
}
