package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Lookback;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Manifest;
import java.time.Duration;
import java.util.List;

/**
 * The times that rules look back over. A rule cannot see further back than the core reads, so it must not be asked to; what the core counts, it counts
 * over one time and no other.
 */
final class Windows {
    private static final List<Window> ALL = List.of(
            new Window("no_market_manipulation", "layering_window_seconds", Reach.EXACTLY, Lookback.ORDERS),
            new Window("no_market_manipulation", "wash_window_seconds", Reach.AT_MOST, Lookback.ORDERS),
            new Window("no_pump_and_dump", "publication_window_seconds", Reach.AT_MOST, Lookback.PUBLICATIONS),
            new Window("no_front_running", "intent_window_seconds", Reach.AT_MOST, Lookback.INTENTS),
            new Window("prevent_infinite_loops", "window_seconds", Reach.EXACTLY, Lookback.CONDUCT));

    private Windows() {}

    /**
     * Looks at every window of a manifest.
     *
     * @throws InvalidManifestException when one is missing, or is not what the core reads
     */
    static void check(Manifest manifest) {
        for (Window window : ALL) {
            Duration asked = Duration.ofSeconds(manifest.rule(window.rule()).number(window.limit()));
            int compared = asked.compareTo(window.lookback());
            if (compared > 0 || (compared != 0 && window.reach() == Reach.EXACTLY)) {
                throw new InvalidManifestException(window.rule() + "." + window.limit() + " is " + asked.toSeconds()
                        + "; the core reads back "
                        + window.lookback().toSeconds() + " seconds");
            }
        }
    }

    private enum Reach {
        AT_MOST,
        EXACTLY
    }

    private record Window(String rule, String limit, Reach reach, Duration lookback) {}
}
