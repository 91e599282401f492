package dev.ark.deployer.tripwire;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canary's latency: its 95th percentile in windows with enough requests, evidence on the share of slow requests in the windows with
 * fewer, and the rate of slow requests beside stable's over all of them.
 *
 * @param limit what the 95th percentile may reach
 * @param consecutive how many windows with enough requests have to be above in a row
 */
public record Latency(Duration limit, int consecutive, double alpha) {
    public static final Latency DEFAULT = new Latency(Duration.ofMillis(400), 3, .01);
    /** Requests in a window that make its percentile worth something. */
    static final int ENOUGH = 100;

    private static final double SLOW_SHARE = .05;
    private static final ShareTest SLOWER = new ShareTest(SLOW_SHARE, List.of(.065, .08, .1, .15, .25, .5, .9));
    private static final ShareTest FASTER = new ShareTest(SLOW_SHARE, List.of(.04, .03, .02, .01, .001));
    private static final double TOLERATED = 1.25;

    /**
     * The check.
     *
     * @param windows of the whole rollout, in order of time, none overlapping another
     */
    public CheckRecord check(Instant at, List<LatencyWindow> windows) {
        List<Window> slow = windows.stream().map(LatencyWindow::slow).toList();
        Window sum = Window.sum(slow);
        Row row = row(windows);
        Shares shares = shares(slow);
        RateRatio ratio = new RateRatio(TOLERATED, alpha);
        RateRatio.Harm harm = ratio.harm(slow);
        Verdict verdict = verdict(sum, row, shares, harm);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("canary_slow", sum.canaryEvents());
        counts.put("canary_requests", sum.canaryExposure());
        counts.put("stable_slow", sum.stableEvents());
        counts.put("stable_requests", sum.stableExposure());
        counts.put("windows_above_in_a_row", (long) row.longest());
        List<Evidence> evidence = List.of(
                new Evidence("windows above in a row", row.longest(), consecutive),
                new Evidence(
                        "evidence of slow requests where few", shares.slower().highest(), 1 / alpha),
                new Evidence("evidence of harm beside stable", harm.highest(), ratio.limit()),
                new Evidence("evidence of safety", shares.faster().value(), RateRatio.SAFE_ENOUGH));
        String why = Figures.of(sum, "requests were slower than " + limit.toMillis() + " ms")
                + why(verdict, row, shares, harm);
        return new CheckRecord(Tripwire.LATENCY, at, verdict, counts, evidence, why);
    }

    /** How many requests at the canary, none of them slow, make a pass. */
    public static long fewestRequests() {
        return FASTER.fewest();
    }

    private Verdict verdict(Window sum, Row row, Shares shares, RateRatio.Harm harm) {
        if (row.reachedAt() != null || shares.since() != null || harm.found()) {
            return Verdict.FAIL;
        }
        if (sum.canaryExposure() == 0) {
            return Verdict.NO_DATA;
        }
        return shares.faster().value() >= RateRatio.SAFE_ENOUGH ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private String why(Verdict verdict, Row row, Shares shares, RateRatio.Harm harm) {
        if (row.reachedAt() != null) {
            return ", P95 above in " + row.longest() + " windows in a row, the third at " + row.reachedAt();
        }
        if (shares.since() != null) {
            return ", evidence " + Figures.of(shares.slower().highest()) + " that more than 5 % are, since "
                    + shares.since();
        }
        if (harm.found()) {
            return ", evidence " + Figures.of(harm.highest()) + " that it is slower than stable, since " + harm.since();
        }
        return switch (verdict) {
            case NO_DATA -> ", no request at the canary";
            case PASS -> ", evidence " + Figures.of(shares.faster().value()) + " that fewer than 5 % are";
            case INCONCLUSIVE, FAIL -> ", too little to tell whether fewer than 5 % are";
        };
    }

    /** Windows with fewer requests neither count nor interrupt: they are judged by the share. */
    private Row row(List<LatencyWindow> windows) {
        int running = 0;
        int longest = 0;
        Instant reachedAt = null;
        for (LatencyWindow window : windows) {
            if (window.slow().canaryExposure() < ENOUGH) {
                continue;
            }
            running = window.canaryP95().compareTo(limit) > 0 ? running + 1 : 0;
            longest = Math.max(longest, running);
            if (reachedAt == null && running >= consecutive) {
                reachedAt = window.slow().until();
            }
        }
        return new Row(longest, reachedAt);
    }

    private Shares shares(List<Window> windows) {
        Mixture slower = SLOWER.start();
        Mixture faster = FASTER.start();
        Instant since = null;
        for (Window window : windows) {
            faster = FASTER.plus(faster, window.canaryEvents(), window.canaryExposure());
            if (window.canaryExposure() < ENOUGH) {
                slower = plusSlower(slower, window);
            }
            if (since == null && slower.highest() >= 1 / alpha) {
                since = window.until();
            }
        }
        return new Shares(slower, faster, since);
    }

    static Mixture slowerStart() {
        return SLOWER.start();
    }

    static Mixture plusSlower(Mixture slower, Window window) {
        return SLOWER.plus(slower, window.canaryEvents(), window.canaryExposure());
    }

    private record Row(int longest, @Nullable Instant reachedAt) {}

    private record Shares(
            Mixture slower, Mixture faster, @Nullable Instant since) {}
}
