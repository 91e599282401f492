package dev.ark.watchdog.slo;

import dev.ark.runtime.metrics.Exposition;
import dev.ark.runtime.metrics.Exposition.Bucket;
import dev.ark.runtime.metrics.Exposition.Series;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service has counted since its start.
 *
 * @param startedAt when its process was started, in seconds of the Unix epoch; 0 when it does not tell
 * @param tally counts since then, without looks
 * @param drift whether it serves other rules than the released ones
 */
record Counted(double startedAt, Tally tally, boolean drift) {
    private static final String STARTED = "process_start_time_seconds";
    private static final String REQUESTS = "http_server_requests_seconds_count";
    private static final String DECISIONS = "ark_decision_duration_seconds_bucket";
    private static final String EVALUATIONS = "ark_hrm_evaluation_duration_seconds_bucket";
    private static final String DRIFT = "ark_ethics_drift";
    private static final String UNSERVED = "ark_edge_unserved_decisions_total";
    private static final Set<String> NAMES = Set.of(STARTED, REQUESTS, DECISIONS, EVALUATIONS, DRIFT, UNSERVED);
    /** The templates of the paths that decisions are asked for at. */
    private static final Set<String> DECISION_PATHS = Set.of("/v1/decisions", "/v1/decisions:batch");

    private static final char SERVER_ERROR = '5';

    /** Reads what a service tells. */
    static Counted read(String text) {
        Exposition told = Exposition.read(text, NAMES);
        List<Series> requests =
                told.named(REQUESTS).stream().filter(Counted::asksForDecisions).toList();
        List<Series> failed = requests.stream()
                .filter(one ->
                        !one.label("status").isEmpty() && one.label("status").charAt(0) == SERVER_ERROR)
                .toList();
        long unserved = sum(told.named(UNSERVED));
        Tally tally = Tally.NOTHING.withDecisions(sum(requests) + unserved, sum(failed) + unserved);
        tally = durations(tally, Buckets.DECISION, told.histogram(DECISIONS));
        tally = durations(tally, Buckets.EVALUATION, told.histogram(EVALUATIONS));
        return new Counted(
                told.named(STARTED).stream()
                        .mapToDouble(Series::value)
                        .findFirst()
                        .orElse(0),
                tally,
                told.named(DRIFT).stream().anyMatch(one -> one.value() > 0));
    }

    /**
     * What was counted since an earlier look at the same address. Another process, or a lower count, has begun anew: all that it shows
     * is since then.
     */
    Tally since(Counted earlier) {
        return startedAt == earlier.startedAt ? tally.since(earlier.tally) : tally;
    }

    private static boolean asksForDecisions(Series one) {
        return one.label("method").equals("POST") && DECISION_PATHS.contains(one.label("uri"));
    }

    private static long sum(List<Series> series) {
        return Math.round(series.stream().mapToDouble(Series::value).sum());
    }

    private static Tally durations(Tally tally, Buckets histogram, List<Bucket> buckets) {
        Tally sum = tally;
        for (Bucket bucket : buckets) {
            sum = sum.withDurations(histogram, bucket.upTo(), bucket.many());
        }
        return sum;
    }

    /** What is counted at an address that was looked at before in vain: all of it, if the process is younger than that look. */
    Optional<Tally> sinceStartAfter(double earlierLook) {
        return startedAt > earlierLook ? Optional.of(tally) : Optional.empty();
    }
}
