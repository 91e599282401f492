package dev.ark.deployer.tripwire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the router saw of the canary. A router that redispatches hides a dead canary from everybody else, but not from here: it shows as
 * redispatches, and as a canary that gets less than its share.
 *
 * @param ratio of requests with trouble to connect, beside stable
 */
public record Router(RateRatio ratio) {
    public static final Router DEFAULT = new Router(new RateRatio(1.25, .001));

    /** The probability of one tail, twice, for each of at most a thousand windows. */
    private static final double FARTHEST = Math.log(2 * 1_000 / DEFAULT.ratio.alpha());

    private static final long BOUNDED_DISTANCE = 1_000_000_000;

    /**
     * The check.
     *
     * @param windows of the whole rollout, in order of time
     */
    public CheckRecord check(Instant at, List<RouterWindow> windows) {
        Window trouble = Window.sum(windows.stream().map(RouterWindow::trouble).toList());
        RateRatio.Harm harm =
                ratio.harm(windows.stream().map(RouterWindow::trouble).toList());
        Optional<RouterWindow> astray =
                windows.stream().filter(window -> window.distance() >= FARTHEST).findFirst();
        double farthest =
                windows.stream().mapToDouble(RouterWindow::distance).max().orElse(0);
        Verdict verdict = verdict(windows, harm, astray);
        List<Evidence> evidence = List.of(
                new Evidence("evidence of harm", harm.highest(), ratio.limit()),
                new Evidence("distance of the split from the shares", Math.min(farthest, BOUNDED_DISTANCE), FARTHEST));
        return new CheckRecord(
                Tripwire.ROUTER, at, verdict, counts(windows), evidence, why(verdict, trouble, harm, astray));
    }

    private static Verdict verdict(List<RouterWindow> windows, RateRatio.Harm harm, Optional<RouterWindow> astray) {
        if (harm.found() || astray.isPresent()) {
            return Verdict.FAIL;
        }
        return windows.stream().anyMatch(window -> window.requests() > 0) ? Verdict.PASS : Verdict.NO_DATA;
    }

    private String why(Verdict verdict, Window trouble, RateRatio.Harm harm, Optional<RouterWindow> astray) {
        String counted = Figures.of(trouble, "requests could not be connected at once");
        if (harm.found()) {
            return counted + ", evidence " + Figures.of(harm.highest()) + " reached " + Figures.of(ratio.limit())
                    + " at " + harm.since();
        }
        if (astray.isPresent()) {
            RouterWindow window = astray.get();
            return "the canary got " + window.canary().requests() + " of " + window.requests()
                    + " requests at a share of " + window.shares().canary() + " % until " + window.until();
        }
        return verdict == Verdict.NO_DATA ? "no requests" : counted + ", and the split is as the shares are";
    }

    private static Map<String, Long> counts(List<RouterWindow> windows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (RouterWindow window : windows) {
            add(counts, "canary", window.canary());
            add(counts, "stable", window.stable());
        }
        return counts;
    }

    private static void add(Map<String, Long> counts, String slot, RouterWindow.Traffic traffic) {
        counts.merge(slot + "_requests", traffic.requests(), Long::sum);
        counts.merge(slot + "_redispatches", traffic.redispatches(), Long::sum);
        counts.merge(slot + "_retries", traffic.retries(), Long::sum);
        counts.merge(slot + "_connection_errors", traffic.connectionErrors(), Long::sum);
    }
}
