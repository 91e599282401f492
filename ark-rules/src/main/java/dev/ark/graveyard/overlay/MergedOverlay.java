package dev.ark.graveyard.overlay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import java.nio.charset.StandardCharsets;

/**
 * Two overlays that hold together, as one: the denials of both, and of each limit the tighter. The result is a file like any other, with a
 * digest of its own, so that whoever keeps it can evaluate anew by it alone.
 */
public final class MergedOverlay {
    private static final String DENY = "deny";
    private static final String LIMITS = "limits";
    private static final String VERSION = "version";

    private MergedOverlay() {}

    /**
     * The file that says what both say.
     *
     * @param one a file that makes an overlay
     * @param other another one
     * @return to be read as any file is: a name that stands in both is refused then
     */
    public static byte[] of(byte[] one, byte[] other) {
        JsonNode first = parse(one);
        JsonNode second = parse(other);
        ObjectNode merged = CanonicalJson.object();
        merged.put(VERSION, version(first, second));
        ArrayNode denials = merged.putArray(DENY);
        first.path(DENY).forEach(denials::add);
        second.path(DENY).forEach(denials::add);
        ObjectNode limits = merged.putObject(LIMITS);
        first.path(LIMITS).properties().forEach(limit -> limits.set(limit.getKey(), limit.getValue()));
        second.path(LIMITS).properties().forEach(limit -> {
            JsonNode there = limits.path(limit.getKey());
            limits.set(
                    limit.getKey(),
                    there.isMissingNode()
                            ? limit.getValue()
                            : TightenedLimits.tighter(limit.getKey(), there, limit.getValue()));
        });
        return CanonicalJson.write(merged).getBytes(StandardCharsets.UTF_8);
    }

    /** Names both, as far as there is room. */
    private static String version(JsonNode first, JsonNode second) {
        String both =
                first.path(VERSION).asText() + " + " + second.path(VERSION).asText();
        int end = Math.min(both.length(), OverlayReader.MAX_VERSION);
        return both.substring(0, Character.isHighSurrogate(both.charAt(end - 1)) ? end - 1 : end);
    }

    private static JsonNode parse(byte[] file) {
        try {
            return ArkJson.mapper().readTree(new String(file, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new InvalidOverlayException("the overlay is not JSON: " + e.getOriginalMessage());
        }
    }
}
