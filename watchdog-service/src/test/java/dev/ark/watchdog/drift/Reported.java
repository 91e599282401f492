package dev.ark.watchdog.drift;

import dev.ark.contract.http.RulesetView;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Signed;
import java.time.Instant;
import java.util.Map;

/** What graveyards may report of their rules. */
public final class Reported {
    private static final SealedManifest RELEASED = ReleasedManifest.packaged();

    private Reported() {}

    /** All as it was released. */
    public static RulesetView released() {
        return view(RELEASED, ReleasedManifest.SHA256, "0444");
    }

    /** The released digest, and another manifest below it. */
    public static RulesetView edited() {
        String edited = RELEASED.manifest().replace("\"position_bp\":1000", "\"position_bp\":9000");
        return view(new SealedManifest(edited, RELEASED.signature(), 0444), ReleasedManifest.SHA256, "0444");
    }

    /** A build of other rules, which are right by its own lights. */
    static RulesetView otherBuild() {
        String other = RELEASED.manifest().replace("\"revision\":1", "\"revision\":2");
        return view(Signed.manifest(other), CanonicalJson.sha256(other), "0444");
    }

    static RulesetView signedByAnotherKey() {
        return view(Signed.manifest(RELEASED.manifest()), ReleasedManifest.SHA256, "0444");
    }

    static RulesetView withMode(String mode) {
        return view(RELEASED, ReleasedManifest.SHA256, mode);
    }

    static RulesetView refused(String reason) {
        return new RulesetView(
                false, reason, "unknown", 0, ReleasedManifest.SHA256, "", "", "0444", null, null, Map.of(), "", null);
    }

    private static RulesetView view(SealedManifest manifest, String sha256, String mode) {
        return new RulesetView(
                true,
                null,
                "1.0.0",
                1,
                sha256,
                manifest.signature().strip(),
                ReleasedManifest.PINS.key().id(),
                mode,
                Instant.EPOCH,
                null,
                Map.of(),
                manifest.manifest(),
                null);
    }
}
