package dev.ark.deployer.observation;

import dev.ark.deployer.tripwire.LatencyWindow;
import dev.ark.deployer.tripwire.RouterWindow;
import dev.ark.deployer.tripwire.Window;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What samples show, from one to the next. Where the time in between is unknown to all, as after a restart of the deployer, counters that
 * went on tell of it; what a process counted after its last sample and before its end is lost, for both its events and its exposure.
 *
 * @param denials of evaluations
 * @param latencies slow requests of all
 * @param errors failed requests of all
 * @param router the split, and trouble to connect
 */
record Windows(List<Window> denials, List<LatencyWindow> latencies, List<Window> errors, List<RouterWindow> router) {
    /**
     * The windows.
     *
     * @param samples in the order in which they were taken, whatever their clock said
     */
    static Windows of(List<Sample> samples, Versions versions) {
        RouterWindows router = RouterWindows.of(samples, versions);
        return new Windows(
                denials(samples, versions), CoreWindows.of(samples, versions), router.errors(), router.split());
    }

    /** Denials of a version before there was another, as the 3σ line has them. */
    static List<Window> baseline(List<Sample> samples, String version) {
        return withNews(samples)
                .map(sample -> new Window(
                        sample.at(),
                        0,
                        news(sample).denials(version),
                        0,
                        news(sample).evaluations(version)))
                .toList();
    }

    private static List<Window> denials(List<Sample> samples, Versions versions) {
        return withNews(samples)
                .map(sample -> new Window(
                        sample.at(),
                        news(sample).denials(versions.canary()),
                        news(sample).denials(versions.stable()),
                        news(sample).evaluations(versions.canary()),
                        news(sample).evaluations(versions.stable())))
                .toList();
    }

    /** The news of the first sample are of the time before it. */
    static Stream<Sample> withNews(List<Sample> samples) {
        return samples.stream().skip(1).filter(sample -> sample.news() != null);
    }

    static News news(Sample sample) {
        return Optional.ofNullable(sample.news()).orElseThrow();
    }
}
