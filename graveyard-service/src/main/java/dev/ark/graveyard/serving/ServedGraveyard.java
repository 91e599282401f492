package dev.ark.graveyard.serving;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.evaluation.EvaluationProbe;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.known.BrokenSealException;
import dev.ark.graveyard.known.Examination;
import dev.ark.graveyard.known.KnownAnswers;
import dev.ark.graveyard.manifest.Pins;
import dev.ark.graveyard.manifest.Verification;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the files as they are now, once they have answered what is known: what decides is replaced as one when the files turn wrong, and
 * again when they are right. Rules of a lower revision than one that has decided elsewhere are refused from then on, for as long as this lives.
 * Thread-safe.
 */
public final class ServedGraveyard {
    private static final Logger LOG = Logger.getLogger(ServedGraveyard.class);

    private final RulesetFiles files;
    private final Pins pins;
    private final EvaluationProbe probe;
    private final Clock clock;
    private final AtomicLong lowestRevision = new AtomicLong();
    private final AtomicReference<@Nullable Served> served = new AtomicReference<>();

    /** Reads and verifies the files: there is something to serve, or a refusal, before the first question. */
    public ServedGraveyard(RulesetFiles files, Pins pins, EvaluationProbe probe, Clock clock, MeterRegistry meters) {
        this.files = files;
        this.pins = pins;
        this.probe = probe;
        this.clock = clock;
        verify();
        meters.gauge("ark.ethics.drift", this, graveyard -> graveyard.now().isVerified() ? 0 : 1);
    }

    /** What is served now. */
    public Served now() {
        Served now = served.get();
        if (now == null) {
            throw new IllegalStateException("the constructor has verified the rules");
        }
        return now;
    }

    /** What decides the proposals of a request: the rules, if those of this revision may. It waits for nothing. */
    public Graveyard deciding(EvaluationRequest request) {
        long lowest = lowestRevision.accumulateAndGet(request.lowestRevision(), Math::max);
        Served now = now();
        if (now.isVerified() && now.graveyard().ruleset().revision() < lowest) {
            String reason = "the manifest's revision is "
                    + now.graveyard().ruleset().revision() + ", but revision " + lowest + " has decided already";
            now = refused(reason, now.found(), now.examination());
            serve(now);
        }
        return now.graveyard();
    }

    /** Reads the files, and serves what they say if it is the released manifest. Calls must not overlap. */
    public void verify() {
        try {
            SealedManifest found = files.read();
            serve(
                    switch (Verification.of(found, pins.notBelow(lowestRevision.get()))) {
                        case Verification.Verified verified -> accepted(verified, found);
                        case Verification.Refused(String reason) -> refused(reason, found, null);
                    });
        } catch (IOException e) {
            serve(refused("the manifest's files cannot be read: " + e, SealedManifest.NOTHING, null));
        }
    }

    private Served accepted(Verification.Verified verified, SealedManifest found) {
        Served before = served.get();
        Map<String, String> types = verified.manifest().registeredTypes();
        if (before != null && before.isVerified() && before.found().equals(found)) {
            // The same bytes make the same rules: those that are there go on.
            return new Served(before.graveyard(), found, types, clock.instant(), before.examination());
        }
        return switch (Graveyard.open(verified, probe)) {
            case Hrm hrm -> examined(hrm, found, types);
            case UnverifiedGraveyard unverified -> refused(unverified.reason(), found, null);
        };
    }

    /** Serves rules if they answer every known question as when they were released. The questions are counted nowhere. */
    private Served examined(Hrm hrm, SealedManifest found, Map<String, String> types) {
        Examination examination;
        try {
            examination = KnownAnswers.released().examine(new Hrm(hrm.rulebook(), new Uncounted())::evaluate);
        } catch (BrokenSealException e) {
            return refused(e.getMessage(), found, null);
        }
        Optional<String> difference = examination.difference();
        return difference.isPresent()
                ? refused(difference.get(), found, examination)
                : new Served(hrm, found, types, clock.instant(), examination);
    }

    private Served refused(String reason, SealedManifest found, @Nullable Examination examination) {
        Served before = served.get();
        Graveyard nothing = Graveyard.open(new Verification.Refused(reason), probe);
        return new Served(nothing, found, Map.of(), before == null ? null : before.verifiedAt(), examination);
    }

    private void serve(Served next) {
        Served before = served.getAndSet(next);
        if (before != null && before.refusal().equals(next.refusal())) {
            return;
        }
        switch (next.graveyard()) {
            case Hrm hrm ->
                LOG.infof(
                        "serving ruleset %s, revision %d, SHA-256 %s",
                        hrm.ruleset().version(),
                        hrm.ruleset().revision(),
                        hrm.ruleset().sha256());
            case UnverifiedGraveyard unverified ->
                LOG.errorf("every evaluation will be denied: %s", unverified.reason());
        }
    }
}
