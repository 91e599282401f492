package dev.ark.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A core that is late with every decision, and fails every second request for one. */
@QuarkusTest
@TestProfile(ChaosTest.Broken.class)
class ChaosTest extends CoreTest {
    private static final Pattern FAST =
            Pattern.compile("ark_decision_duration_seconds_bucket\\{[^}]*le=\"0\\.4\"[^}]*} (\\S+)");
    private static final Pattern ALL = Pattern.compile("ark_decision_duration_seconds_count\\{[^}]*} (\\S+)");

    /** Later than a decision may take. */
    public static final class Broken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.chaos.decision-delay-ms", "450", "ark.chaos.error-rate", "0.5");
        }
    }

    @Test
    void everySecondRequestFailsUndecidedAndTheOthersAreLateInTheMetricThatIsWatched() {
        String agent = newAgent();
        markNow("AAPL", "100");
        long before = head();
        for (int i = 0; i < 2; i++) {
            propose(agent, buy(1)).statusCode(201);
            propose(agent, buy(1)).statusCode(500).body("code", equalTo("INTERNAL"));
        }
        assertThat(writtenSince(before)).containsOnlyOnce("ruleset_adopted").hasSize(3);
        assertThat(metric(ALL)).isEqualTo(2);
        assertThat(metric(FAST)).isZero();
    }

    private static double metric(Pattern pattern) {
        Matcher found = pattern.matcher(as("prometheus", Roles.METRICS)
                .accept("text/plain")
                .get("/q/metrics")
                .asString());
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
