package dev.ark.graveyard.serving;

import dev.ark.contract.http.OverlayView;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.overlay.InvalidOverlayException;
import dev.ark.graveyard.overlay.Overlay;
import dev.ark.graveyard.rules.Rulebook;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * The overlay in force, and its files. A file that cannot be used changes nothing: what was good last stays in force, and the error is
 * shown. Until all were good once, files that are configured deny everything. Thread-safe; turns must not overlap.
 */
public final class ServedOverlay {
    private static final Logger LOG = Logger.getLogger(ServedOverlay.class);

    private final OverlayFiles files;
    private final Clock clock;
    private volatile State state;
    private volatile Combined combined;
    private volatile String seen = "";

    /** An overlay and what is to be told of it. */
    private record State(Overlay overlay, OverlayView view) {}

    /** Rules with the overlay on top, made once for each pair of them. */
    private record Combined(Hrm rules, Overlay overlay, Hrm graveyard) {}

    ServedOverlay(OverlayFiles files, Clock clock, MeterRegistry meters) {
        this.files = files;
        this.clock = clock;
        this.state = files.isEmpty()
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

    /** Looks whether the files are others than at the last look, and takes them if they are good for these rules. */
    public void turn(Graveyard graveyard) {
        if (files.isEmpty() || !(graveyard instanceof Hrm rules)) {
            return;
        }
        try {
            OverlayFiles.Contents contents = files.read();
            if (!contents.digest().equals(seen)) {
                seen = contents.digest();
                take(contents, rules.rulebook());
            }
        } catch (IOException e) {
            String found = "unreadable: " + e;
            if (!found.equals(seen)) {
                seen = found;
                refuse("the file cannot be read: " + e);
            }
        }
    }

    private void take(OverlayFiles.Contents contents, Rulebook rulebook) {
        try {
            byte[] bytes = contents.whole(rulebook);
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
}
