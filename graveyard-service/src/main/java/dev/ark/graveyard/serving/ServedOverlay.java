package dev.ark.graveyard.serving;

import dev.ark.contract.http.OverlayView;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.overlay.InvalidOverlayException;
import dev.ark.graveyard.overlay.Overlay;
import dev.ark.graveyard.rules.Rulebook;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The overlay in force, and its file. A file that cannot be used changes nothing: the last good one stays in force, and the error is
 * shown. Until there was a good one, a file that is configured denies everything. Thread-safe; turns must not overlap.
 */
public final class ServedOverlay {
    private static final Logger LOG = Logger.getLogger(ServedOverlay.class);
    private static final int MAX_READ = 1_048_576;

    private final Optional<Path> file;
    private final Clock clock;
    private volatile State state;
    private volatile Combined combined;
    private volatile String seen = "";

    /** An overlay and what is to be told of it. */
    private record State(Overlay overlay, OverlayView view) {}

    /** Rules with the overlay on top, made once for each pair of them. */
    private record Combined(Hrm rules, Overlay overlay, Hrm graveyard) {}

    ServedOverlay(Optional<Path> file, Clock clock, MeterRegistry meters) {
        this.file = file;
        this.clock = clock;
        this.state = file.isEmpty()
                ? new State(Overlay.NONE, OverlayView.NONE)
                : new State(
                        Overlay.unusable("the overlay that is configured was not read yet"),
                        new OverlayView(true, null, null, null, "not read yet", clock.instant()));
        meters.gauge("ark.overlay.error", this, served -> served.view().error() == null ? 0 : 1);
    }

    /** The rules with the overlay that is in force now; rules that are not the released ones stay as they are. */
    public Graveyard over(Graveyard graveyard) {
        return switch (graveyard) {
            case Hrm rules -> combined(rules);
            case UnverifiedGraveyard unverified -> unverified;
        };
    }

    public OverlayView view() {
        return state.view();
    }

    /** Looks whether the file is another one than at the last look, and takes it if it is good for these rules. */
    public void turn(Graveyard graveyard) {
        if (file.isEmpty() || !(graveyard instanceof Hrm rules)) {
            return;
        }
        try {
            byte[] bytes = read(file.get());
            String found = CanonicalJson.sha256(bytes);
            if (!found.equals(seen)) {
                seen = found;
                take(bytes, rules.rulebook());
            }
        } catch (IOException e) {
            String found = "unreadable: " + e;
            if (!found.equals(seen)) {
                seen = found;
                refuse("the file cannot be read: " + e);
            }
        }
    }

    private void take(byte[] bytes, Rulebook rulebook) {
        try {
            Overlay overlay = Overlay.read(bytes, rulebook);
            boolean same = overlay.sha256() != null
                    && overlay.sha256().equals(state.view().sha256());
            state = new State(
                    overlay,
                    new OverlayView(
                            true,
                            overlay.sha256(),
                            new String(bytes, StandardCharsets.UTF_8),
                            same ? state.view().since() : clock.instant(),
                            null,
                            null));
            LOG.infof("the overlay of SHA-256 %s is in force: %s", overlay.sha256(), overlay.names());
        } catch (InvalidOverlayException e) {
            refuse(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the overlay could not be compiled", e);
            refuse("the overlay cannot be compiled: " + e);
        }
    }

    private void refuse(String error) {
        OverlayView before = state.view();
        boolean none = before.sha256() == null;
        state = new State(
                none ? Overlay.unusable("the overlay that is configured cannot be used") : state.overlay(),
                new OverlayView(true, before.sha256(), before.text(), before.since(), error, clock.instant()));
        LOG.errorf(
                "the overlay cannot be used, %s: %s",
                none ? "and everything is denied" : "the one before it stays in force", error);
    }

    private Hrm combined(Hrm rules) {
        Overlay overlay = state.overlay();
        Combined made = combined;
        if (made == null || made.rules() != rules || made.overlay() != overlay) {
            made = new Combined(rules, overlay, rules.with(overlay));
            combined = made;
        }
        return made.graveyard();
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_READ);
        }
    }
}
