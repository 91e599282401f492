package dev.ark.deployer.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.LatencyWindow;
import dev.ark.deployer.tripwire.RouterWindow;
import dev.ark.deployer.tripwire.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final Versions VERSIONS = new Versions("v2", "v1");

    private final Sampling sampling = new Sampling();

    @Test
    void aWindowIsWhatBothSlotsDidFromOneSampleToTheNext() {
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 8, 2)
                .decides(Slot.STABLE, 90, 0)
                .denies("v2", 1)
                .denies("v1", 2);
        sampling.routes(Slot.CANARY, 1, 1).take();
        Windows windows = windows();
        Instant until = sampling.last();
        assertThat(windows.denials()).containsExactly(new Window(until, 1, 2, 10, 90));
        assertThat(windows.latencies())
                .containsExactly(new LatencyWindow(new Window(until, 2, 0, 10, 90), Duration.ofMillis(850)));
        assertThat(windows.errors()).containsExactly(new Window(until, 1, 0, 11, 90));
        assertThat(windows.router())
                .singleElement()
                .satisfies(window -> assertThat(window.canary()).isEqualTo(new RouterWindow.Traffic(11, 0, 0, 0)));
    }

    @Test
    void whatWasCountedBeforeTheFirstSampleIsNotTheRolloutsOwn() {
        sampling.decides(Slot.STABLE, 500, 5).denies("v1", 5).take();
        Windows windows = windows();
        assertThat(windows.denials()).isEmpty();
        assertThat(windows.latencies()).isEmpty();
        assertThat(windows.errors()).isEmpty();
    }

    @Test
    void aCanaryThatIsRestartedCountsFromItsNewStartAndNeverBelowZero() {
        sampling.canary()
                .decides(Slot.CANARY, 100, 0)
                .decides(Slot.STABLE, 900, 0)
                .take();
        sampling.starts(Slot.CANARY, "v2", 201)
                .decides(Slot.CANARY, 7, 3)
                .decides(Slot.STABLE, 90, 0)
                .take();
        assertThat(windows().latencies())
                .singleElement()
                .satisfies(window -> assertThat(window.slow()).isEqualTo(new Window(sampling.last(), 3, 0, 10, 90)));
    }

    @Test
    void aCanaryThatHasCountedMoreSinceItsRestartThanBeforeIsToldByItsStart() {
        sampling.canary().decides(Slot.CANARY, 5, 0).take();
        sampling.starts(Slot.CANARY, "v2", 201).decides(Slot.CANARY, 20, 0).take();
        assertThat(windows().latencies())
                .singleElement()
                .satisfies(window -> assertThat(window.slow().canaryExposure()).isEqualTo(20));
    }

    @Test
    void oneWindowCoversTheTimeInWhichASlotDidNotTell() {
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 10, 0).decides(Slot.STABLE, 90, 0);
        SlotSample heard = sampling.slot(Slot.CANARY);
        sampling.silent(Slot.CANARY).take();
        sampling.speaks(Slot.CANARY, heard)
                .decides(Slot.CANARY, 10, 0)
                .decides(Slot.STABLE, 90, 0)
                .take();
        assertThat(windows().latencies())
                .extracting(LatencyWindow::slow)
                .containsExactly(new Window(sampling.last(), 0, 0, 20, 180));
    }

    @Test
    void aSlotThatIsGoneForGoodHoldsNothingUp() {
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 10, 0).take();
        sampling.silent(Slot.CANARY).decides(Slot.STABLE, 90, 0).take();
        assertThat(windows().latencies()).hasSize(2);
    }

    @Test
    void aJournalThatCouldNotBeReadComesWithTheNextWindow() {
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 10, 0).denies("v2", 1).journal(false).take();
        sampling.decides(Slot.CANARY, 10, 0).journal(true).take();
        assertThat(windows().denials()).containsExactly(new Window(sampling.last(), 1, 0, 20, 0));
    }

    @Test
    void aClockThatGoesBackLosesNoWindow() {
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 10, 0).take();
        sampling.clock(Rollouts.NOON.minus(Duration.ofHours(2)));
        sampling.decides(Slot.CANARY, 10, 0).take();
        sampling.decides(Slot.CANARY, 10, 0).take();
        assertThat(windows().latencies())
                .extracting(window -> window.slow().canaryExposure())
                .containsExactly(10L, 10L, 10L);
        assertThat(windows().denials()).hasSize(3);
    }

    @Test
    void aPauseGivesWindowsInWhichOnlyStableWasExposed() {
        sampling.canary().take();
        sampling.decides(Slot.CANARY, 10, 0).decides(Slot.STABLE, 90, 0).take();
        sampling.row(2, Shares.ALL_STABLE).decides(Slot.STABLE, 100, 0).take();
        sampling.row(3, Shares.canary(10))
                .decides(Slot.CANARY, 10, 0)
                .decides(Slot.STABLE, 90, 0)
                .take();
        assertThat(windows().denials())
                .extracting(Window::canaryExposure, Window::stableExposure)
                .containsExactly(tuple(10L, 90L), tuple(0L, 100L), tuple(10L, 90L));
    }

    @Test
    void onlyAWindowOfUnchangedSharesIsHeldAgainstThem() {
        sampling.canary().take();
        sampling.decides(Slot.STABLE, 90, 0).decides(Slot.CANARY, 10, 0).take();
        sampling.row(2, Shares.canary(25))
                .decides(Slot.STABLE, 80, 0)
                .decides(Slot.CANARY, 20, 0)
                .take();
        sampling.decides(Slot.STABLE, 75, 0).decides(Slot.CANARY, 25, 0).take();
        // Paused and resumed in between: the shares are as before, and were others.
        sampling.row(4, Shares.canary(25)).decides(Slot.STABLE, 100, 0).take();
        sampling.row(5, Shares.ALL_STABLE).decides(Slot.STABLE, 100, 0).take();
        sampling.decides(Slot.STABLE, 99, 0).decides(Slot.CANARY, 1, 0).take();
        assertThat(windows().router())
                .extracting(window -> window.canary().requests())
                .containsExactly(10L, 25L);
        assertThat(windows().errors()).hasSize(6);
    }

    @Test
    void aRouterThatBeganAnewIsNotComparedWithItself() {
        sampling.canary().decides(Slot.STABLE, 90, 0).take();
        sampling.deployerRestarts().decides(Slot.STABLE, 90, 0).take();
        sampling.decides(Slot.STABLE, 90, 0).take();
        assertThat(windows().errors()).extracting(Window::stableExposure).containsExactly(90L);
        List<Sample> fallen =
                List.of(sampling.taken().getLast(), sampling.taken().get(1));
        assertThat(Windows.of(fallen, VERSIONS).errors()).isEmpty();
    }

    @Test
    void whatStableDoesOnceItRunsTheNewVersionIsTheNewVersions() {
        sampling.canary().take();
        sampling.starts(Slot.STABLE, "v2", 300)
                .decides(Slot.STABLE, 50, 1)
                .denies("v2", 1)
                .take();
        sampling.decides(Slot.STABLE, 50, 0)
                .decides(Slot.CANARY, 5, 0)
                .routes(Slot.STABLE, 1, 1)
                .take();
        Windows windows = windows();
        assertThat(windows.denials())
                .extracting(Window::canaryExposure, Window::stableExposure)
                .containsExactly(tuple(51L, 0L), tuple(55L, 0L));
        assertThat(windows.latencies().getFirst().slow().canaryEvents()).isEqualTo(1);
        // While it was recreated nobody knows whose the router's counts were.
        assertThat(windows.errors())
                .extracting(Window::canaryExposure, Window::canaryEvents, Window::stableExposure)
                .containsExactly(tuple(0L, 0L, 0L), tuple(56L, 1L, 0L));
    }

    @Test
    void theErrorsOfACanaryWhoseMetricsAreMissingStillCount() {
        sampling.take();
        sampling.routes(Slot.CANARY, 10, 10).take();
        assertThat(windows().errors()).containsExactly(new Window(sampling.last(), 10, 0, 10, 0));
    }

    private Windows windows() {
        return Windows.of(sampling.taken(), VERSIONS);
    }
}
