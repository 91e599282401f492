package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Lookback;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Manifest;
import java.time.Duration;
import java.util.List;

/** The times that rules look back over. A rule cannot see further back than the core reads, so it must not be asked to. */
final class Windows {
    private static final List<Window> ALL = List.of(
            new Window("no_market_manipulation", "layering_window_seconds", Lookback.ORDERS),
            new Window("no_market_manipulation", "wash_window_seconds", Lookback.ORDERS),
            new Window("no_pump_and_dump", "publication_window_seconds", Lookback.PUBLICATIONS),
            new Window("no_front_running", "intent_window_seconds", Lookback.INTENTS),
            new Window("prevent_infinite_loops", "window_seconds", Lookback.CONDUCT));

    private Windows() {}

    /**
     * Looks at every window of a manifest.
     *
     * @throws InvalidManifestException when one is missing, or longer than what the core reads
     */
    static void check(Manifest manifest) {
        for (Window window : ALL) {
            int seconds = manifest.rule(window.rule()).number(window.limit());
            if (seconds > window.longest().toSeconds()) {
                throw new InvalidManifestException(window.rule() + "." + window.limit() + " is " + seconds
                        + ", and the core reads no further back than "
                        + window.longest().toSeconds());
            }
        }
    }

    private record Window(String rule, String limit, Duration longest) {}
}
