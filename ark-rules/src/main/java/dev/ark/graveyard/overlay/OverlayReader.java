package dev.ark.graveyard.overlay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.overlay.OverlayRule.Denial;
import dev.ark.graveyard.rules.Rulebook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes an overlay of a file, and says of any other file what is wrong with it. */
final class OverlayReader {
    private static final int MAX_BYTES = 65_536;
    private static final int MAX_RULES = 64;
    static final int MAX_VERSION = 64;
    private static final int MAX_MESSAGE = 500;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final Rulebook rulebook;

    OverlayReader(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    Overlay read(byte[] file) {
        JsonNode content = parse(file);
        onlyMembers(content, "the overlay", Set.of("version", "deny", "limits"));
        text(content, "version", "the overlay", MAX_VERSION);
        List<OverlayRule> rules = new ArrayList<>(denials(content.path("deny")));
        rules.addAll(new TightenedLimits(rulebook).read(content.path("limits")));
        Set<String> names = new HashSet<>();
        for (OverlayRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new InvalidOverlayException("the name " + rule.name() + " stands twice");
            }
        }
        return new Overlay(CanonicalJson.sha256(file), rules);
    }

    private static JsonNode parse(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new InvalidOverlayException("the overlay has more than " + MAX_BYTES + " bytes");
        }
        String text = new String(file, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), file)) {
            throw new InvalidOverlayException("the overlay is not UTF-8");
        }
        try {
            return ArkJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidOverlayException("the overlay is not JSON: " + e.getOriginalMessage());
        }
    }

    private static List<Denial> denials(JsonNode deny) {
        if (!deny.isMissingNode() && !deny.isArray()) {
            throw new InvalidOverlayException("deny is not a list");
        }
        if (deny.size() > MAX_RULES) {
            throw new InvalidOverlayException("deny has more than " + MAX_RULES + " rules");
        }
        List<Denial> denials = new ArrayList<>();
        for (JsonNode rule : deny) {
            denials.add(denial(rule, "deny[" + denials.size() + "]"));
        }
        return denials;
    }

    private static Denial denial(JsonNode rule, String where) {
        onlyMembers(rule, where, Set.of("name", "when", "message", "severity"));
        String name = text(rule, "name", where, MAX_MESSAGE);
        if (!NAME.matcher(name).matches()) {
            throw new InvalidOverlayException(
                    where + ".name is not lower-case letters, digits and underscores, at most 64");
        }
        String when = text(rule, "when", where, ConditionBounds.MAX_LENGTH);
        try {
            return new Denial(
                    Overlay.PREFIX + name,
                    Condition.compile(when),
                    text(rule, "message", where, MAX_MESSAGE),
                    severity(rule, where));
        } catch (InvalidOverlayException e) {
            throw new InvalidOverlayException(name + ": " + e.getMessage());
        }
    }

    private static Severity severity(JsonNode rule, String where) {
        String label = text(rule, "severity", where, MAX_MESSAGE);
        return Stream.of(Severity.values())
                .filter(severity -> severity.name().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidOverlayException(where + ".severity is none of LOW, MEDIUM, HIGH and CRITICAL"));
    }

    private static String text(JsonNode object, String member, String where, int limit) {
        JsonNode value = object.path(member);
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > limit) {
            throw new InvalidOverlayException(
                    where + ": " + member + " is not a text of 1 to " + limit + " characters");
        }
        return value.textValue();
    }

    private static void onlyMembers(JsonNode object, String where, Set<String> known) {
        if (!object.isObject()) {
            throw new InvalidOverlayException(where + " is not an object");
        }
        for (var member : object.properties()) {
            if (!known.contains(member.getKey())) {
                throw new InvalidOverlayException(where + " has no member " + member.getKey());
            }
        }
    }
}
