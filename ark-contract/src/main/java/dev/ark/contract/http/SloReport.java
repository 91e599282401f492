package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /slos}: how the installation keeps what it promises.
 *
 * @param state the worst of all; no data is worse than met
 */
public record SloReport(Instant at, String deployment, String version, State state, List<Slo> slos) {
    public SloReport {
        slos = List.copyOf(slos);
    }

    /** How an objective stands, best first. */
    public enum State {
        @JsonProperty("met")
        MET,
        @JsonProperty("no_data")
        NO_DATA,
        @JsonProperty("violated")
        VIOLATED,
        @JsonProperty("critical")
        CRITICAL
    }

    /**
     * One objective.
     *
     * @param value over the window, in {@code unit}; null without data
     * @param unit {@code percent} or {@code ms}
     * @param target the worst value that meets the objective
     * @param critical a value beyond it is critical
     * @param window how far back value, samples and state look, such as {@code 1h}
     * @param samples the events that the value was made of: decisions, evaluations, or looks at the rules
     * @param coverage the fraction of the window in which samples were taken, 0 to 1
     * @param errorBudgetLeft 1 when nothing is spent, 0 when all is, below when more than all; null without data
     * @param budgetWindow the time that the error budget is for
     * @param lastSampleAt when the services were last asked with success
     */
    public record Slo(
            String name,
            String description,
            State state,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double value,

            String unit,
            double target,
            double critical,
            String window,
            long samples,
            double coverage,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double errorBudgetLeft,

            String budgetWindow,
            List<BurnRate> burnRates,
            @Nullable Instant lastSampleAt) {
        public Slo {
            burnRates = List.copyOf(burnRates);
        }
    }

    /**
     * How fast the error budget is spent; 1 spends all of it in exactly its time.
     *
     * @param rate null when the data does not reach back over the whole window, when nothing happened in it, or when there is no budget
     * @param dataFrom since when there is data, when that is later than the window's beginning
     */
    public record BurnRate(
            String window,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double rate,

            long samples,
            @Nullable Instant dataFrom) {}
}
