package dev.ark.watchdog.slo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    private static final String TOLD = """
            # HELP http_server_requests_seconds
            # TYPE http_server_requests_seconds summary
            http_server_requests_seconds_count{deployment="stable",method="POST",outcome="SUCCESS",status="201",uri="/v1/decisions",version="dev",} 90.0
            http_server_requests_seconds_count{deployment="stable",method="POST",outcome="CLIENT_ERROR",status="422",uri="/v1/decisions",version="dev"} 4.0
            http_server_requests_seconds_count{deployment="stable",method="POST",outcome="SERVER_ERROR",status="503",uri="/v1/decisions",version="a\\"b}c"} 5.0
            http_server_requests_seconds_count{deployment="stable",method="POST",outcome="SUCCESS",status="200",uri="/v1/decisions:batch",version="dev"} 1
            http_server_requests_seconds_count{deployment="stable",method="GET",outcome="SERVER_ERROR",status="500",uri="/v1/decisions",version="dev"} 7.0
            http_server_requests_seconds_count{deployment="stable",method="POST",outcome="SERVER_ERROR",status="503",uri="/v1/evaluations",version="dev"} 7.0
            http_server_requests_seconds_sum{method="POST",status="201",uri="/v1/decisions"} 12.5
            ark_decision_duration_seconds_bucket{le="+Inf",} 100.0
            ark_decision_duration_seconds_bucket{le="0.001",} 60.0
            ark_decision_duration_seconds_bucket{le="0.4",} 95.0
            ark_hrm_evaluation_duration_seconds_bucket{le="1.0E-5"} 6.0 1700000000000
            ark_hrm_evaluation_duration_seconds_bucket{le="0.15"} 8.0
            ark_hrm_evaluation_duration_seconds_bucket{le="+Inf"} 9.0
            ark_ethics_drift{deployment="stable"} 0.0
            process_start_time_seconds{deployment="stable"} 1.7E9
            not a line { of this
            """;

    @Test
    void requestsForDecisionsAreCountedAndThoseWithServerErrorsFailed() {
        Tally tally = Counted.read(TOLD).tally();
        assertThat(tally.decisions()).isEqualTo(100);
        assertThat(tally.failed()).isEqualTo(5);
    }

    @Test
    void cumulativeBucketsBecomeBucketsOfTheirOwn() {
        Tally tally = Counted.read(TOLD).tally();
        assertThat(tally.total(Buckets.DECISION)).isEqualTo(100);
        assertThat(tally.above(Buckets.DECISION, 0.001)).isEqualTo(40);
        assertThat(tally.above(Buckets.DECISION, 0.4)).isEqualTo(5);
        assertThat(tally.total(Buckets.EVALUATION)).isEqualTo(9);
        assertThat(tally.above(Buckets.EVALUATION, 0.000_01)).isEqualTo(3);
        assertThat(tally.above(Buckets.EVALUATION, 0.150)).isEqualTo(1);
    }

    @Test
    void aDriftIsTold() {
        assertThat(Counted.read(TOLD).drift()).isFalse();
        assertThat(Counted.read(TOLD.replace("drift{deployment=\"stable\"} 0.0", "drift{deployment=\"stable\"} 1.0"))
                        .drift())
                .isTrue();
    }

    @Test
    void onlyWhatIsNewCounts() {
        Counted before = Counted.read(TOLD);
        Counted after = Counted.read(TOLD.replace("} 90.0", "} 93.0"));
        assertThat(after.since(before)).isEqualTo(Tally.NOTHING.withDecisions(3, 0));
    }

    @Test
    void anotherProcessIsCountedFromItsBeginningAlthoughItHasCountedMore() {
        Counted before = Counted.read(TOLD);
        Counted after = Counted.read(TOLD.replace("} 90.0", "} 900.0").replace("1.7E9", "1.8E9"));
        assertThat(after.since(before).decisions()).isEqualTo(910);
    }
}
