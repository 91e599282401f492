package dev.ark.cli.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.evaluation.Candidate;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Pins;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.manifest.Verification;
import dev.ark.graveyard.overlay.InvalidOverlayException;
import dev.ark.graveyard.overlay.Overlay;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules that verdicts can be evaluated by anew, by the digest of their manifest: those of this build, those that somebody gave, and those
 * that the journal says were adopted, if the release key has signed them; and the overlays that were kept. Thread-safe.
 */
final class RulesAtHand {
    private final Map<String, Hrm> bySha256 = new ConcurrentHashMap<>();
    private final Map<String, String> overlays = new ConcurrentHashMap<>();
    private final Map<Ruleset, Optional<Hrm>> overlaid = new ConcurrentHashMap<>();

    /**
     * This build's rules and some more.
     *
     * @param given manifests that whoever verifies trusts
     * @throws InvalidManifestException when one of them makes no rules of this build
     */
    static RulesAtHand with(List<String> given) {
        RulesAtHand rules = new RulesAtHand();
        rules.add(ReleasedManifest.packaged().manifest());
        given.forEach(rules::add);
        return rules;
    }

    /** Takes the rules of a row that adopts some. What is not signed by the release key, or is none of this build's rules, is passed over. */
    void adopt(StoredRow row) {
        try {
            JsonNode body = ArkJson.mapper().readTree(row.bodyText());
            adopt(new AdoptedRules(
                    body.path("sha256").asText(),
                    body.path("manifest").asText(),
                    body.path("signature").asText()));
        } catch (JsonProcessingException e) {
            // The decisions by these rules are counted as such that could not be evaluated anew.
        }
    }

    /** Takes rules that were adopted once, likewise. */
    void adopt(AdoptedRules adopted) {
        try {
            SealedManifest manifest =
                    new SealedManifest(adopted.manifest(), adopted.signature(), SealedManifest.READ_ONLY);
            Pins pins = new Pins(adopted.sha256(), ReleasedManifest.PINS.key(), 0);
            if (!bySha256.containsKey(pins.sha256())
                    && Verification.of(manifest, pins) instanceof Verification.Verified) {
                add(manifest.manifest());
            }
        } catch (InvalidManifestException e) {
            // As above.
        }
    }

    /** Takes the text of an overlay: whatever has its digest is it. */
    void addOverlay(String text) {
        overlays.put(CanonicalJson.sha256(text), text);
    }

    /** The rules of a ruleset, without its overlay. */
    Optional<Hrm> alone(Ruleset ruleset) {
        return Optional.ofNullable(bySha256.get(ruleset.sha256()));
    }

    /** The rules of a ruleset together with its overlay; empty when either is not at hand. */
    Optional<Hrm> whole(Ruleset ruleset) {
        Optional<Hrm> rules = alone(ruleset);
        if (rules.isEmpty() || ruleset.overlay().isEmpty()) {
            return rules;
        }
        return overlaid.computeIfAbsent(
                ruleset, _ -> overlaid(rules.get(), ruleset.overlay().get()));
    }

    private Optional<Hrm> overlaid(Hrm rules, String sha256) {
        String text = overlays.get(sha256);
        if (text == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Optional.of(rules.with(Overlay.read(bytes, rules.rulebook())));
        } catch (InvalidOverlayException e) {
            return Optional.empty();
        }
    }

    private void add(String manifest) {
        Hrm rules = Candidate.of(manifest);
        bySha256.put(rules.ruleset().sha256(), rules);
    }
}
