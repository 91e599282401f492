package dev.ark.contract.http;

import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.json.ExactDecimal;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.contract.redaction.Redaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values in a body and in a path must be like; each refusal is an INVALID_VALUE that names the field. */
public final class Checks {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:@-]{0,255}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_ELEMENTS = 64;
    private static final int MAX_REASON = 1_000;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Checks() {}

    /** A name: 1 to 128 letters, digits and {@code . _ : @ -}, the first a letter or a digit. */
    public static String name(String field, @Nullable String value) {
        if (value == null || !NAME.matcher(value).matches()) {
            throw invalid(field, "is not a name");
        }
        return value;
    }

    /** A key of versioned state: 1 to 256 letters, digits and {@code . _ : @ -}, the first a letter, a digit or {@code _}. */
    public static String key(String field, @Nullable String value) {
        if (value == null || !KEY.matcher(value).matches()) {
            throw invalid(field, "is not a key");
        }
        return value;
    }

    /** A name that may be left out. */
    public static @Nullable String optionalName(String field, @Nullable String value) {
        return value == null ? null : name(field, value);
    }

    /** A person's reason, 1 to 1,000 characters; what is sensitive in it is redacted. */
    public static String reason(@Nullable String value) {
        return prose("reason", value);
    }

    /** What a person writes for people, 1 to 1,000 characters; what is sensitive in it is redacted, within that length. */
    public static String prose(String field, @Nullable String value) {
        return Redaction.within(MAX_REASON, text(field, value, MAX_REASON));
    }

    /** A text that something is known by and compared with, as it is. */
    public static String text(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank() || value.length() > most || !CanonicalJson.isUnicode(value)) {
            throw invalid(field, "is not a text of 1 to " + most + " characters");
        }
        return value;
    }

    /** The SHA-256 of an action, in lower-case hexadecimal. */
    public static String digest(String field, @Nullable String value) {
        if (value == null || !DIGEST.matcher(value).matches()) {
            throw invalid(field, "is not a digest of 64 hexadecimal digits");
        }
        return value;
    }

    /** A list of up to 64 elements; an empty one when absent. */
    public static <T> List<T> list(String field, @Nullable List<T> value) {
        if (value == null) {
            return List.of();
        }
        if (value.size() > MOST_ELEMENTS || value.stream().anyMatch(Objects::isNull)) {
            throw invalid(field, "is not a list of at most " + MOST_ELEMENTS);
        }
        return List.copyOf(value);
    }

    public static int range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid(field, "is not within " + least + " to " + most);
        }
        return value;
    }

    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw invalid(field, "is missing");
        }
        return value;
    }

    /** A time from 1970 to the end of the year 9999, which every clock and every text of it can hold. */
    public static Instant time(String field, @Nullable Instant value) {
        Instant time = present(field, value);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw invalid(field, "is not a time from 1970 to 9999");
        }
        return time;
    }

    /** A time that may be left out. */
    public static @Nullable Instant optionalTime(String field, @Nullable Instant value) {
        return value == null ? null : time(field, value);
    }

    /** A decimal within range, normalised. */
    public static BigDecimal decimal(String field, @Nullable BigDecimal value) {
        return ExactDecimal.bounded(field, present(field, value));
    }

    /** A decimal above zero. */
    public static BigDecimal positive(String field, @Nullable BigDecimal value) {
        BigDecimal decimal = decimal(field, value);
        if (decimal.signum() <= 0) {
            throw invalid(field, "is not above zero");
        }
        return decimal;
    }

    /** A decimal of zero or more. */
    public static BigDecimal notNegative(String field, @Nullable BigDecimal value) {
        BigDecimal decimal = decimal(field, value);
        if (decimal.signum() < 0) {
            throw invalid(field, "is below zero");
        }
        return decimal;
    }

    /** A refusal that names the field. */
    public static ProblemException invalid(String field, String what) {
        return new ProblemException(ProblemCode.INVALID_VALUE, field + " " + what);
    }
}
