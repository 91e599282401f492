package dev.ark.deployer.tripwire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers with a status of 5xx. They are meant not to happen at all, so that beside stable's none there is nothing that could show a canary
 * safe; it passes by evidence that less than 1 % of its requests fail, which is where the availability objective is critical.
 */
public record Errors(RateRatio ratio) {
    public static final Errors DEFAULT = new Errors(new RateRatio(1.25, .001));

    private static final ShareTest FEWER = new ShareTest(.01, List.of(.005, .002, .001, .0001));

    /**
     * The check.
     *
     * @param windows of the whole rollout, in order of time; events are answers with 5xx, exposure is requests
     */
    public CheckRecord check(Instant at, List<Window> windows) {
        Window sum = Window.sum(windows);
        RateRatio.Harm harm = ratio.harm(windows);
        double safety = FEWER.plus(FEWER.start(), sum.canaryEvents(), sum.canaryExposure())
                .value();
        Verdict verdict = verdict(sum, harm, safety);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("canary_errors", sum.canaryEvents());
        counts.put("canary_requests", sum.canaryExposure());
        counts.put("stable_errors", sum.stableEvents());
        counts.put("stable_requests", sum.stableExposure());
        List<Evidence> evidence = List.of(
                new Evidence("evidence of harm", harm.highest(), ratio.limit()),
                new Evidence("evidence of safety", safety, RateRatio.SAFE_ENOUGH));
        return new CheckRecord(
                Tripwire.ERRORS,
                at,
                verdict,
                counts,
                evidence,
                Figures.of(sum, "requests failed") + why(verdict, harm, safety));
    }

    /** How many requests at the canary, none of them failed, make a pass. */
    public static long fewestRequests() {
        return FEWER.fewest();
    }

    private static Verdict verdict(Window sum, RateRatio.Harm harm, double safety) {
        if (harm.found()) {
            return Verdict.FAIL;
        }
        if (sum.canaryExposure() == 0) {
            return Verdict.NO_DATA;
        }
        return safety >= RateRatio.SAFE_ENOUGH ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private String why(Verdict verdict, RateRatio.Harm harm, double safety) {
        return switch (verdict) {
            case FAIL ->
                ", evidence " + Figures.of(harm.highest()) + " reached " + Figures.of(ratio.limit()) + " at "
                        + harm.since();
            case NO_DATA -> ", no request at the canary";
            case PASS -> ", evidence " + Figures.of(safety) + " that less than 1 % fail";
            case INCONCLUSIVE -> ", too little to tell whether less than 1 % fail";
        };
    }
}
