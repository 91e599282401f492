package dev.ark.deployer.observation;

import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.tripwire.Denials;
import dev.ark.deployer.tripwire.Errors;
import dev.ark.deployer.tripwire.Forecast;
import dev.ark.deployer.tripwire.Latency;
import dev.ark.deployer.tripwire.RateRatio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a rollout can show if the traffic stays what it was. */
public record Outlook(Timing timing, Baseline baseline) {
    private static final long SEED = 20_260_101;
    private static final double FACTOR = 3;
    /** More looks change the probability by less than it is said with, and take their time to simulate. */
    private static final long MOST_LOOKS = 200;

    private static final RateRatio SLOWER = new RateRatio(1.25, Latency.DEFAULT.alpha());

    /** A sentence each. */
    public List<String> sentences() {
        if (baseline.covered().isZero()) {
            return List.of("stable was not sampled yet: nothing can be said of what its traffic can show");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(rise("denials", baseline.denials(), Denials.DEFAULT.ratio()));
        sentences.add(rise("slow requests", baseline.slow(), SLOWER));
        sentences.add(passes());
        return List.copyOf(sentences);
    }

    private String rise(String events, long count, RateRatio ratio) {
        if (count == 0) {
            return "stable had no " + events + " in " + baseline.covered().toSeconds()
                    + " s: of how often a rise of them is caught nothing can be said";
        }
        return Forecast.of(new Forecast.Plan(ratio, stages(), interval()), baseline.perMinute(count), FACTOR, SEED)
                .sentence(events);
    }

    private List<Forecast.Stage> stages() {
        return timing.weights().stream()
                .map(weight -> new Forecast.Stage(weight, timing.stage()))
                .toList();
    }

    private Duration interval() {
        Duration all = timing.stage().multipliedBy(timing.weights().size());
        Duration least = all.dividedBy(MOST_LOOKS);
        return timing.checkInterval().compareTo(least) < 0 ? least : timing.checkInterval();
    }

    /** The canary's share of the first stage is the smallest. */
    private String passes() {
        double requests = baseline.perMinute(baseline.requests());
        double atCanary = requests
                * timing.weights().getFirst()
                / 100
                * timing.stage().toMillis()
                / Duration.ofMinutes(1).toMillis();
        return "at " + Math.round(requests) + " requests a minute the canary gets " + Math.round(atCanary)
                + " in the first stage; a pass takes " + Latency.fewestRequests() + " with none of them slow and "
                + Errors.fewestRequests() + " with none of them failed";
    }
}
