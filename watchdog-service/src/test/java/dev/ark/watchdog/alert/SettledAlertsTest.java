package dev.ark.watchdog.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.Posture;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledAlertsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(START);

    private SettledAlerts begun(Optional<Path> kept, Posture posture) {
        var config = new WebhookTo(Optional.of(URI.create("http://somewhere")), kept, Duration.ofSeconds(5));
        return new SettledAlerts(config, posture, clock);
    }

    private SettledAlerts begun() {
        return begun(Optional.of(directory), Posture.ACTS);
    }

    @Test
    void whatWasSettledIsKnownAfterARestartAndWhatWasNotIsNot() {
        begun().add("first", START);
        clock.move(Duration.ofHours(2));
        SettledAlerts next = begun();
        assertThat(next.isSettled("first", START)).isTrue();
        assertThat(next.isSettled("second", START)).isFalse();
    }

    @Test
    void whatIsOlderThanTheFileOrThanADayIsNotToldAnyMore() {
        assertThat(begun().isSettled("before", START.minusMillis(1))).isTrue();
        clock.move(Duration.ofHours(25));
        assertThat(begun().isSettled("yesterday", START)).isTrue();
        assertThat(begun().isSettled("today", START.plus(Duration.ofHours(2)))).isFalse();
    }

    @Test
    void withoutADirectoryARestartTellsNothingOfEarlier() {
        SettledAlerts settled = begun(Optional.empty(), Posture.ACTS);
        assertThat(settled.isSettled("before", START.minusMillis(1))).isTrue();
        assertThat(settled.isSettled("now", START)).isFalse();
    }

    @Test
    void theCanaryKeepsNothing() throws IOException {
        begun(Optional.of(directory), Posture.OBSERVES).add("first", START);
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aDamagedLineCostsThatLineAlone() throws IOException {
        SettledAlerts first = begun();
        first.add("first", START);
        Files.writeString(directory.resolve("webhook-settled"), "second 2026-01-", StandardOpenOption.APPEND);
        SettledAlerts next = begun();
        assertThat(next.isSettled("first", START)).isTrue();
        assertThat(next.isSettled("second", START)).isFalse();
    }

    @Test
    void itIsBoundedAndTellsNothingTwiceThatItForgot() throws IOException {
        SettledAlerts settled = begun();
        for (int i = 0; i < 2 * SettledAlerts.MOST + 10; i++) {
            settled.add("alert-" + i, START.plusSeconds(i));
        }
        assertThat(settled.isSettled("alert-0", START)).isTrue();
        assertThat(Files.readAllLines(directory.resolve("webhook-settled")))
                .hasSizeLessThanOrEqualTo(2 * SettledAlerts.MOST + 1);
    }
}
