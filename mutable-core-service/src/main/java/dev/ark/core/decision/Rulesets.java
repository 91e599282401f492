package dev.ark.core.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.signature.ManifestSignature;
import dev.ark.contract.signature.ReleaseKey;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.deployment.Deployment;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules that verdicts are used of. Before the first verdict of new rules is used, their manifest is fetched, checked and journaled, so that
 * every verdict can be evaluated anew from the journal alone. Thread-safe.
 */
public final class Rulesets {
    /** What a slot may use. What only the canary has used is new to the stable slot. */
    private static final String STORED =
            "revision, sha256, signature, manifest FROM ruleset WHERE (deployment = ? OR ? <> ?)";

    private final RulesetSource source;
    private final Writer writer;
    private final ReadPool reads;
    private final ReleaseKey key;
    private final String slot;
    private volatile InUse inUse;

    /** What the rules in use are known by, and the action types that they register. */
    private record InUse(long revision, String sha256, ActionTypes types) {}

    /** Rules as they are kept. */
    private record Stored(long revision, String sha256, String signature, String manifest) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
        }

        boolean isGenuine(ReleaseKey key) {
            return CanonicalJson.sha256(manifest).equals(sha256) && isSigned(manifest, signature, key);
        }
    }

    /** These rules may not decide. */
    static final class UnverifiedRulesetException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnverifiedRulesetException(String message) {
            super(message);
        }
    }

    /**
     * The rules of a slot.
     *
     * @param key that manifests must be signed with, those that are stored already too
     */
    Rulesets(RulesetSource source, Writer writer, ReadPool reads, ReleaseKey key, String slot) {
        this.source = source;
        this.writer = writer;
        this.reads = reads;
        this.key = key;
        this.slot = slot;
        this.inUse = reads.read(this::latest)
                .map(stored -> new InUse(stored.revision(), stored.sha256(), types(stored.manifest())))
                .orElse(new InUse(0, "", ActionTypes.BUILT_IN));
    }

    /** The slot whose rules these are. */
    String slot() {
        return slot;
    }

    /** The action types of the rules in use. */
    ActionTypes types() {
        return inUse.types();
    }

    /** The manifest of the rules in use; empty before the first. */
    public Optional<String> manifest() {
        InUse current = inUse;
        return reads.read(session -> session.first(
                "SELECT manifest FROM ruleset WHERE revision = ? AND sha256 = ?",
                row -> row.getString(1),
                current.revision(),
                current.sha256()));
    }

    /** What the rules in use are known by; revision 0 before the first. */
    public AdoptedRuleset adopted() {
        InUse current = inUse;
        return new AdoptedRuleset(current.revision(), current.sha256());
    }

    /** Whether these are the rules in use. */
    boolean areInUse(Ruleset ruleset) {
        InUse current = inUse;
        return !ruleset.equals(Ruleset.UNKNOWN)
                && current.revision() == ruleset.revision()
                && current.sha256().equals(ruleset.sha256());
    }

    /**
     * Takes rules into use, after adopting them if this slot has never used them. Waits for the graveyard and the disk.
     *
     * @throws UnverifiedRulesetException when they may not be used
     */
    void use(Ruleset ruleset) {
        if (ruleset.equals(Ruleset.UNKNOWN)) {
            throw new UnverifiedRulesetException("the graveyard refuses its own rules");
        }
        Optional<String> objection =
                reads.read(session -> HighWaterMark.read(session).objection(ruleset));
        if (objection.isPresent()) {
            throw new UnverifiedRulesetException(objection.get());
        }
        String manifest = reads.read(session -> adopted(session, ruleset)).orElseGet(() -> adopt(ruleset));
        inUse = new InUse(ruleset.revision(), ruleset.sha256(), types(manifest));
    }

    private String adopt(Ruleset ruleset) {
        RulesetView view = verified(ruleset);
        types(view.manifest());
        writer.submit(transaction -> {
                    record(transaction, view);
                    return view.sha256();
                })
                .join();
        return view.manifest();
    }

    private RulesetView verified(Ruleset ruleset) {
        RulesetView view;
        try {
            view = source.ruleset();
        } catch (Evaluator.EvaluatorUnavailableException e) {
            throw new UnverifiedRulesetException("their manifest cannot be had: " + e.getMessage());
        }
        if (view.revision() != ruleset.revision() || !ruleset.sha256().equals(view.sha256())) {
            throw new UnverifiedRulesetException("the manifest that is shown is not that of the rules that answered");
        }
        if (!CanonicalJson.sha256(view.manifest()).equals(ruleset.sha256())) {
            throw new UnverifiedRulesetException("their manifest has another SHA-256");
        }
        if (!isSigned(view.manifest(), view.signature(), key)) {
            throw new UnverifiedRulesetException("their manifest's signature does not verify");
        }
        return view;
    }

    private static void record(Transaction transaction, RulesetView view) throws SQLException {
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put("version", view.version())
                .put("revision", view.revision())
                .put("sha256", view.sha256())
                .put("key_id", view.keyId())
                .put("signature", view.signature())
                .put("manifest", view.manifest());
        apply(transaction.enter(EventType.RULESET_ADOPTED, body));
    }

    /** Does to the tables what the adoption of rules by a slot has done. */
    static void apply(JournalEntry entry) throws SQLException {
        entry.session()
                .update(
                        """
                        INSERT INTO ruleset (revision, sha256, version, key_id, signature, manifest, deployment, adopted_seq)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (revision, sha256) DO UPDATE SET key_id = excluded.key_id,
                        signature = excluded.signature, manifest = excluded.manifest, adopted_seq = excluded.adopted_seq,
                        deployment = CASE deployment WHEN ? THEN deployment ELSE excluded.deployment END""",
                        entry.body().path("revision").longValue(),
                        entry.text("sha256"),
                        entry.text("version"),
                        entry.text("key_id"),
                        entry.text("signature"),
                        entry.text("manifest"),
                        entry.row().deployment(),
                        entry.seq(),
                        Deployment.STABLE);
    }

    /** The manifest of rules that this slot may use as they are; one whose signature does not verify is to be fetched again. */
    private Optional<String> adopted(Session session, Ruleset ruleset) throws SQLException {
        return session.first(
                        "SELECT " + STORED + " AND revision = ? AND sha256 = ?",
                        Stored::of,
                        Deployment.STABLE,
                        slot,
                        Deployment.STABLE,
                        ruleset.revision(),
                        ruleset.sha256())
                .filter(stored -> stored.isGenuine(key))
                .map(Stored::manifest);
    }

    /** The rules that this slot used last, unless their signature does not verify. */
    private Optional<Stored> latest(Session session) throws SQLException {
        return session.first(
                        "SELECT " + STORED + " ORDER BY deployment = ? DESC, adopted_seq DESC LIMIT 1",
                        Stored::of,
                        Deployment.STABLE,
                        slot,
                        Deployment.STABLE,
                        slot)
                .filter(stored -> stored.isGenuine(key));
    }

    private static ActionTypes types(String manifest) {
        try {
            JsonNode content = ArkJson.mapper().readTree(manifest);
            Map<String, String> families = new TreeMap<>();
            content.path("action_types")
                    .properties()
                    .forEach(type -> families.put(type.getKey(), type.getValue().asText()));
            return ActionTypes.registering(families);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnverifiedRulesetException("their manifest cannot be read: " + e.getMessage());
        }
    }

    private static boolean isSigned(String manifest, String signature, ReleaseKey key) {
        return ManifestSignature.isGenuine(manifest.getBytes(StandardCharsets.UTF_8), signature, key);
    }
}
