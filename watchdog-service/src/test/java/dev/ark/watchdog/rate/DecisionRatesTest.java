package dev.ark.watchdog.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.json.ArkJson;
import dev.ark.watchdog.rate.DecisionRates.Unusual;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionRatesTest {
    private static final Instant NOW = Instant.parse("2026-05-08T12:30:00Z");
    private static final String RULE = "max_position_size";

    private final DecisionRates rates = new DecisionRates();
    private long seq;

    @TempDir
    Path directory;

    @Test
    void anHourLikeTheOthersIsUsual() {
        days(2);
        hour(NOW, 80, 20);
        assertThat(rates.unusual(NOW)).isEmpty();
    }

    @Test
    void farFewerApprovalsAndFarMoreDenialsOfARuleAreUnusual() {
        days(2);
        hour(NOW, 10, 90);
        assertThat(rates.unusual(NOW))
                .extracting(Unusual::name)
                .containsExactly("approval_rate_unusual", "rule_rate_unusual");
        assertThat(rates.unusual(NOW).getLast().text())
                .isEqualTo(
                        "denied by max_position_size are 90.0 % of this hour's decisions; usual are 15.0 % to 25.0 %");
    }

    @Test
    void moreApprovalsThanUsualAreUnusualToo() {
        days(2);
        hour(NOW, 100, 0);
        assertThat(rates.unusual(NOW))
                .extracting(Unusual::name)
                .containsExactly("approval_rate_unusual", "rule_rate_unusual");
    }

    @Test
    void withLessThanADayOfHoursNothingIsUnusual() {
        for (int back = Band.FEWEST - 1; back > 0; back--) {
            hour(NOW.minus(Duration.ofHours(back)), 80, 20);
        }
        hour(NOW, 0, 100);
        assertThat(rates.unusual(NOW)).isEmpty();
    }

    @Test
    void ofFewDecisionsNothingIsUnusual() {
        days(2);
        hour(NOW, 0, (int) DecisionRates.FEWEST_DECISIONS - 1);
        assertThat(rates.unusual(NOW)).isEmpty();
    }

    @Test
    void aBadDayDoesNotMakeBadDaysUsual() {
        days(6);
        for (int back = 20; back > 0; back--) {
            hour(NOW.minus(Duration.ofHours(back)), 10, 90);
        }
        hour(NOW, 10, 90);
        assertThat(rates.unusual(NOW)).isNotEmpty();
    }

    @Test
    void hoursOfMoreThanAWeekAgoDoNotCount() {
        hoursUntil(NOW.minus(Duration.ofDays(8)), 48);
        hour(NOW, 0, 100);
        assertThat(rates.unusual(NOW)).isEmpty();
    }

    @Test
    void anEventThatComesAgainChangesNothing() {
        Event event = decision("approved", NOW, false);
        rates.fold(event);
        rates.fold(event);
        assertThat(rates.kept().hours().values()).extracting(Hour::decided).containsExactly(1L);
    }

    @Test
    void anAgentWhoseClaimsAreOftenNotSoIsTold() {
        for (int i = 0; i < 27; i++) {
            rates.fold(decision("approved", NOW, false));
        }
        for (int i = 0; i < 3; i++) {
            rates.fold(decision("approved", NOW, true));
        }
        assertThat(rates.unusual(NOW)).isEmpty();
        rates.fold(decision("approved", NOW, true));
        assertThat(rates.unusual(NOW)).singleElement().satisfies(unusual -> {
            assertThat(unusual.name()).isEqualTo("claim_mismatches");
            assertThat(unusual.agent()).hasValue("kenny");
        });
        assertThat(rates.unusual(NOW.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void theHoursOutliveARestart() throws IOException {
        days(2);
        RateFile file = new RateFile(directory);
        file.write(rates.kept());
        DecisionRates next = new DecisionRates();
        next.resume(file.read().orElseThrow());
        assertThat(next.kept()).isEqualTo(rates.kept());
    }

    /** Days of hours with 80 approvals and 20 denials each. */
    private void days(int days) {
        hoursUntil(NOW, days * 24);
    }

    private void hoursUntil(Instant end, int hours) {
        for (int back = hours; back > 0; back--) {
            hour(end.minus(Duration.ofHours(back)), 80, 20);
        }
    }

    private void hour(Instant at, int approved, int denied) {
        for (int i = 0; i < approved; i++) {
            rates.fold(decision("approved", at, false));
        }
        for (int i = 0; i < denied; i++) {
            rates.fold(decision("denied", at, false));
        }
    }

    private Event decision(String outcome, Instant at, boolean mismatch) {
        ObjectNode body =
                ArkJson.mapper().createObjectNode().put("agent", "kenny").put("outcome", outcome);
        if (outcome.equals("denied")) {
            body.putArray("violations").addObject().put("rule", RULE);
        }
        if (mismatch) {
            body.putArray("claim_mismatches").addObject().put("claim", "leverage");
        }
        seq++;
        return new Event(1, seq, seq - 1, EventType.DECISION, body, at, "stable", "dev", null);
    }
}
