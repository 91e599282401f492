package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * The overlay that further denies, {@code GET /v1/overlay}. It only gains members.
 *
 * @param sha256 of the text's UTF-8 bytes; absent, as the text is, when there is no overlay
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OverlayView(@Nullable String sha256, @Nullable String text) {}
