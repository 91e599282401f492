package dev.ark.deployer.observation;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A quarantine that no person asked for.
 *
 * @param versions that decided what led to it; none if nothing is known to have
 */
public record Isolated(Instant at, String agent, SortedSet<String> versions) {
    public Isolated {
        versions = new TreeSet<>(versions);
    }
}
