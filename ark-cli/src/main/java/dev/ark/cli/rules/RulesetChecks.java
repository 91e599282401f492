package dev.ark.cli.rules;

import dev.ark.contract.http.RulesetView;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.contract.signature.ManifestSignature;
import dev.ark.graveyard.evaluation.Candidate;
import dev.ark.graveyard.known.Examination;
import dev.ark.graveyard.known.KnownAnswers;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.manifest.Pins;
import dev.ark.graveyard.manifest.Verification;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset held against what this command line was built with.
 *
 * @param verified whether every check passed
 */
@RegisterForReflection
record RulesetChecks(boolean verified, String keyId, List<Check> checks) {
    /**
     * One comparison.
     *
     * @param found what there is, for people
     * @param expected what there should be
     */
    @RegisterForReflection
    record Check(String name, boolean passed, String found, String expected) {
        static Check equal(String name, String found, String expected) {
            return new Check(name, found.equals(expected), found, expected);
        }
    }

    /** Of a manifest as it was found, in files or in an answer. */
    static RulesetChecks of(SealedManifest found, Pins pins) {
        return of(fromManifest(found, pins), pins);
    }

    /** Of what a service says of its rules, of which nothing is believed that can be computed here. */
    static RulesetChecks of(RulesetView view, Pins pins) {
        List<Check> checks = new ArrayList<>(fromManifest(manifest(view), pins));
        checks.add(Check.equal("digest reported", view.sha256(), pins.sha256()));
        checks.add(Check.equal("key id reported", view.keyId(), pins.key().id()));
        String served = view.reason() == null ? "verified" : view.reason();
        checks.add(new Check("served", view.verified(), served, "verified"));
        checks.add(answersReported(view.knownAnswers()));
        return of(checks, pins);
    }

    private static RulesetChecks of(List<Check> checks, Pins pins) {
        return new RulesetChecks(
                checks.stream().allMatch(Check::passed), pins.key().id(), List.copyOf(checks));
    }

    private static List<Check> fromManifest(SealedManifest found, Pins pins) {
        boolean genuine = ManifestSignature.isGenuine(found.bytes(), found.signature(), pins.key());
        List<Check> content = switch (Verification.of(found, pins)) {
            case Verification.Verified(Manifest read) ->
                List.of(manifest(true, "revision " + read.ruleset().revision()), answers(found.manifest()));
            case Verification.Refused(String reason) -> List.of(manifest(false, reason));
        };
        List<Check> checks = new ArrayList<>(List.of(
                Check.equal("SHA-256", CanonicalJson.sha256(found.bytes()), pins.sha256()),
                new Check(
                        "signature",
                        genuine,
                        genuine ? "genuine" : "not by this key",
                        "by " + pins.key().id()),
                Check.equal("file mode", found.mode(), SealedManifest.octal(SealedManifest.READ_ONLY))));
        checks.addAll(content);
        return checks;
    }

    /** The sealed questions, answered here by the rules that the manifest makes. */
    private static Check answers(String manifest) {
        Examination examination = KnownAnswers.released().examine(Candidate.of(manifest)::evaluate);
        return answers("known answers", examination.passed(), examination.cases());
    }

    private static Check answersReported(RulesetView.@Nullable KnownAnswers reported) {
        String name = "known answers reported";
        return reported == null
                ? new Check(name, false, "none", "all")
                : answers(name, reported.passed(), reported.cases());
    }

    private static Check answers(String name, int passed, int cases) {
        return Check.equal(name, Integer.toString(passed), Integer.toString(cases));
    }

    private static Check manifest(boolean verified, String found) {
        return new Check("manifest", verified, found, "canonical, and that of this build");
    }

    private static SealedManifest manifest(RulesetView view) {
        return new SealedManifest(view.manifest(), view.signature(), SealedManifest.mode(view.fileMode()));
    }
}
