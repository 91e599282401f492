package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The overlay that further denies, {@code GET /v1/overlay}. It only gains members.
 *
 * @param configured whether there is to be an overlay at all
 * @param sha256 of the bytes of the overlay in force; absent when none is
 * @param text the overlay in force, as it was read
 * @param since when it came into force
 * @param error what is wrong with the file as it is now; absent when nothing is
 * @param errorAt when that was found
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OverlayView(
        boolean configured,
        @Nullable String sha256,
        @Nullable String text,
        @Nullable Instant since,
        @Nullable String error,
        @Nullable Instant errorAt) {
    /** One that is in force. */
    public OverlayView(@Nullable String sha256, @Nullable String text) {
        this(sha256 != null, sha256, text, null, null, null);
    }

    /** No overlay, and none to be. */
    public static final OverlayView NONE = new OverlayView(false, null, null, null, null, null);
}
