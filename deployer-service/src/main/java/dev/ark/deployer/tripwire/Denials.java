package dev.ark.deployer.tripwire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Denials per evaluation.
 *
 * @param bad the ratio that safety is shown against; above what is tolerated
 */
public record Denials(RateRatio ratio, double bad, Rule decides) {
    public static final Denials DEFAULT = new Denials(new RateRatio(1.25, .01), 3, Rule.RATIO);

    /** What decides; the other is shown. */
    public enum Rule {
        @JsonProperty("ratio")
        RATIO,
        @JsonProperty("sigma")
        SIGMA
    }

    public Denials {
        if (!(bad > ratio.tolerated())) {
            throw new IllegalArgumentException("what is bad is above what is tolerated");
        }
    }

    /**
     * The check.
     *
     * @param windows of the whole rollout, in order of time; events are {@link DenialThinning thinned} denials, exposure is evaluations
     * @param baseline windows of stable alone before the rollout, for the 3σ line
     */
    public CheckRecord check(Instant at, List<Window> windows, List<Window> baseline) {
        Window sum = Window.sum(windows);
        RateRatio.Harm harm = ratio.harm(windows);
        double safety = RateRatio.safety(windows, bad);
        Sigma sigma = Sigma.of(windows, baseline);
        List<Evidence> evidence = new ArrayList<>(List.of(
                new Evidence("evidence of harm", harm.highest(), ratio.limit()),
                new Evidence("evidence of safety", safety, RateRatio.SAFE_ENOUGH)));
        if (sigma.enough()) {
            evidence.add(new Evidence("denials per evaluation, 3 sigma line", sigma.rate(), sigma.line()));
        }
        String counted = Figures.of(sum, "evaluations");
        return switch (decides) {
            case RATIO -> {
                Verdict verdict = byRatio(sum, harm, safety);
                yield record(at, verdict, sum, evidence, counted + ", " + whyRatio(verdict, harm, safety));
            }
            case SIGMA -> record(at, bySigma(sigma), sum, evidence, counted + ", " + whySigma(sigma));
        };
    }

    private static Verdict byRatio(Window sum, RateRatio.Harm harm, double safety) {
        if (harm.found()) {
            return Verdict.FAIL;
        }
        if (sum.canaryExposure() == 0 || sum.stableExposure() == 0) {
            return Verdict.NO_DATA;
        }
        return safety >= RateRatio.SAFE_ENOUGH ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private String whyRatio(Verdict verdict, RateRatio.Harm harm, double safety) {
        return switch (verdict) {
            case FAIL ->
                "evidence " + Figures.of(harm.highest()) + " reached " + Figures.of(ratio.limit()) + " at "
                        + harm.since();
            case NO_DATA -> "one slot evaluated nothing";
            case PASS ->
                "evidence " + Figures.of(safety) + " that it is less than " + Figures.of(bad) + " times as many";
            case INCONCLUSIVE ->
                "evidence of harm " + Figures.of(harm.highest()) + " of " + Figures.of(ratio.limit()) + ", of safety "
                        + Figures.of(safety) + " of " + Figures.of(RateRatio.SAFE_ENOUGH);
        };
    }

    private static Verdict bySigma(Sigma sigma) {
        if (!sigma.enough()) {
            return Verdict.NO_DATA;
        }
        return sigma.above() ? Verdict.FAIL : Verdict.PASS;
    }

    private static String whySigma(Sigma sigma) {
        if (!sigma.enough()) {
            return "fewer than " + Sigma.FEWEST_EVALUATIONS + " evaluations or " + Sigma.FEWEST_BASELINE_WINDOWS
                    + " windows of baseline";
        }
        return "a rate of " + Figures.of(sigma.rate()) + (sigma.above() ? " above" : " not above")
                + " the 3 sigma line " + Figures.of(sigma.line());
    }

    private static CheckRecord record(Instant at, Verdict verdict, Window sum, List<Evidence> evidence, String why) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("canary_denials", sum.canaryEvents());
        counts.put("canary_evaluations", sum.canaryExposure());
        counts.put("stable_denials", sum.stableEvents());
        counts.put("stable_evaluations", sum.stableExposure());
        return new CheckRecord(Tripwire.DENIALS, at, verdict, counts, evidence, why);
    }
}
