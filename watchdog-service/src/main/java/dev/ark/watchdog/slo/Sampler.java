package dev.ark.watchdog.slo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Asks every service what it has counted, and works out what is new. A service that does not answer adds nothing, and what it counted meanwhile is
 * added when it answers again; one that was begun anew is counted from its own beginning. Not thread-safe.
 */
public final class Sampler {
    private static final Logger LOG = Logger.getLogger(Sampler.class);
    private static final double MILLIS = 1_000;

    private final List<Source> sources;
    private final MetricsReader reader;
    private final BooleanSupplier driftFound;
    private final Map<Source, Counted> last = new HashMap<>();
    private double lastLook = Double.POSITIVE_INFINITY;

    /** A sampler that also asks whether this watchdog itself has found a drift. */
    public Sampler(List<Source> sources, MetricsReader reader, BooleanSupplier driftFound) {
        this.sources = List.copyOf(sources);
        this.reader = reader;
        this.driftFound = driftFound;
    }

    /** What happened since the sample before. */
    Tally sample(Instant wallNow) {
        Tally sum = Tally.NOTHING.withGraveyardLook(driftFound.getAsBoolean());
        for (Source source : sources) {
            Optional<Counted> told = told(source);
            if (told.isPresent()) {
                sum = sum.plus(fresh(source, told.get()));
                last.put(source, told.get());
            }
        }
        lastLook = wallNow.toEpochMilli() / MILLIS;
        return sum;
    }

    private Tally fresh(Source source, Counted now) {
        Counted before = last.get(source);
        Tally fresh = before == null ? now.sinceStartAfter(lastLook).orElse(Tally.NOTHING) : now.since(before);
        return switch (source.kind()) {
            case CORE -> fresh.withCoreLook();
            case GRAVEYARD -> fresh.withGraveyardLook(now.drift());
            case EDGE -> fresh;
        };
    }

    private Optional<Counted> told(Source source) {
        try {
            return Optional.of(Counted.read(reader.read(source)));
        } catch (RuntimeException e) {
            // A canary is not there as a rule. That nobody answers shows as no data.
            LOG.debugf("%s at %s is not there: %s", source.kind(), source.address(), e.getMessage());
            return Optional.empty();
        }
    }
}
