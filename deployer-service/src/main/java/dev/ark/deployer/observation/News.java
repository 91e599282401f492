package dev.ark.deployer.observation;

import java.util.List;
import java.util.Map;

/**
 * What the journal has gained since it was read before.
 *
 * @param epoch of the journal
 * @param seq up to which it was read
 * @param evaluations how many proposals each version decided
 * @param denials those that count
 */
public record News(
        long epoch, long seq, Map<String, Long> evaluations, List<Denied> denials, List<Isolated> quarantines) {
    public News {
        evaluations = Map.copyOf(evaluations);
        denials = List.copyOf(denials);
        quarantines = List.copyOf(quarantines);
    }

    long evaluations(String version) {
        return evaluations.getOrDefault(version, 0L);
    }

    long denials(String version) {
        return denials.stream().filter(one -> one.version().equals(version)).count();
    }
}
