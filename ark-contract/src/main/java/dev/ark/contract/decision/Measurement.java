package dev.ark.contract.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What one rule looked at for one decision.
 *
 * @param facts the facts read, each as {@code kind/id@revision}
 */
public record Measurement(String rule, Status status, String observed, String limit, String unit, List<String> facts) {
    public enum Status {
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("violated")
        VIOLATED,
        @JsonProperty("not_applicable")
        NOT_APPLICABLE
    }

    public Measurement {
        facts = List.copyOf(facts);
    }
}
