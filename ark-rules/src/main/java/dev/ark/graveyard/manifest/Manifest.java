package dev.ark.graveyard.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The numbers and lists that the rules go by. Immutable.
 *
 * @param ruleset version, revision and the SHA-256 of the very bytes that this was read from
 */
public record Manifest(Ruleset ruleset, JsonNode content) {

    /**
     * Reads a manifest; whether it is the right one is the business of {@link Verification}.
     *
     * @throws InvalidManifestException when it is not JSON, or has no version or revision
     */
    public static Manifest read(byte[] bytes) {
        JsonNode content = parse(bytes);
        JsonNode version = content.path("version");
        if (!version.isTextual()) {
            throw new InvalidManifestException("version is not a text");
        }
        int revision = new Section("manifest", content).number("revision");
        return new Manifest(new Ruleset(version.textValue(), revision, CanonicalJson.sha256(bytes)), content);
    }

    /** The section that holds for every fact. */
    public Section facts() {
        return new Section("facts", content.path("facts"));
    }

    /** A rule's section. */
    public Section rule(String name) {
        return new Section(name, content.path("rules").path(name));
    }

    /**
     * The action types that it knows.
     *
     * @throws InvalidManifestException when it registers a type that is built in, or one of no family
     */
    public ActionTypes actionTypes() {
        try {
            return ActionTypes.registering(registeredTypes());
        } catch (IllegalArgumentException e) {
            throw new InvalidManifestException("action_types: " + e.getMessage());
        }
    }

    /** The family by each action type that it registers besides the built-in ones. */
    public Map<String, String> registeredTypes() {
        Map<String, String> families = new TreeMap<>();
        for (var type : content.path("action_types").properties()) {
            families.put(type.getKey(), type.getValue().asText());
        }
        return families;
    }

    /** The rules that the manifest has a section for. */
    public Set<String> ruleNames() {
        Set<String> names = new TreeSet<>();
        content.path("rules").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return ArkJson.mapper().readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new InvalidManifestException("not JSON: " + e.getOriginalMessage());
        }
    }
}
