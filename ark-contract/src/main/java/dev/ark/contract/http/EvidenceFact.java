package dev.ark.contract.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/evidence/{id}}.
 *
 * @param labels names of what it is, such as {@code public} or {@code mnpi}, up to 64; none when nobody has looked at it yet
 * @param at when it became known; the time of the write when absent
 */
public record EvidenceFact(
        @Nullable List<String> labels, @Nullable Instant at) {
    public EvidenceFact {
        labels = Checks.list("labels", labels);
        labels.forEach(label -> Checks.name("labels", label));
        at = Checks.optionalTime("at", at);
    }

    /** The fact as it is written at a time. */
    public EvidenceFact writtenAt(Instant now) {
        return at == null ? new EvidenceFact(labels, now) : this;
    }
}
