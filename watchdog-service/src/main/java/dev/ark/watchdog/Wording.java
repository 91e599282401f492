package dev.ark.watchdog;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes a text of anything that can stand in an alert or in a reason: whatever somebody else wrote must not keep either from being made. */
public final class Wording {
    /** Characters that a detail or a reason may have. */
    public static final int LONGEST = 1_000;

    private static final String NOTHING = "nothing was said";

    private Wording() {}

    /** The text as far as that many characters; what is no Unicode in it becomes question marks. */
    public static String within(int most, @Nullable String text) {
        if (text == null) {
            return NOTHING;
        }
        String shortened = text.length() <= most ? text : text.substring(0, most);
        String valid = new String(shortened.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return valid.isBlank() ? NOTHING : valid;
    }
}
