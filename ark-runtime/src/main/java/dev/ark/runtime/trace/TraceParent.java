package dev.ark.runtime.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace context, {@code 00-<trace id>-<span id>-<flags>}.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 */
public record TraceParent(String traceId, String spanId, String flags) {
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** A child of the caller's span, or a new trace when the header is absent or malformed. */
    public static TraceParent continuing(@Nullable String header) {
        if (header != null) {
            var match = FORM.matcher(header);
            if (match.matches()
                    && !match.group(1).equals(NO_TRACE)
                    && !match.group(2).equals(NO_SPAN)) {
                return new TraceParent(match.group(1), randomHex(), match.group(3));
            }
        }
        return new TraceParent(randomHex() + randomHex(), randomHex(), "00");
    }

    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String randomHex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
