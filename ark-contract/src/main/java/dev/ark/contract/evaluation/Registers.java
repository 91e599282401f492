package dev.ark.contract.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has been registered for agents to refer to: of each kind, what the proposals name.
 *
 * @param evidence by id
 * @param consents of the subjects named
 * @param destinations where data may go, by name
 * @param snapshots what a deletion or overwrite could be undone from, by id
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Registers(
        Map<String, Evidence> evidence,
        List<Consent> consents,
        Map<String, Destination> destinations,
        Map<String, Snapshot> snapshots) {
    public static final Registers EMPTY = new Registers(Map.of(), List.of(), Map.of(), Map.of());

    public Registers {
        evidence = Maps.copied(evidence);
        consents = consents == null ? List.of() : List.copyOf(consents);
        destinations = Maps.copied(destinations);
        snapshots = Maps.copied(snapshots);
    }

    /**
     * Something that a decision can be argued with.
     *
     * @param labels what it is, such as {@code public}, {@code research}, {@code mnpi}; none when nobody has looked at it yet
     */
    public record Evidence(long revision, List<String> labels, Instant at) {
        public Evidence {
            labels = List.copyOf(labels);
        }
    }

    /** A subject's consent to one use of one class of data. */
    public record Consent(
            long revision,
            String id,
            String subject,
            String purpose,
            String dataClass,
            Instant grantedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        public Optional<Instant> expiry() {
            return Optional.ofNullable(expiresAt);
        }

        public Optional<Instant> revocation() {
            return Optional.ofNullable(revokedAt);
        }
    }

    /** Somewhere that data may go, and which. */
    public record Destination(long revision, List<Grant> grants) {
        public Destination {
            grants = List.copyOf(grants);
        }
    }

    /** A class of data that may go somewhere for a purpose. */
    public record Grant(String dataClass, String purpose) {}

    /**
     * A snapshot that something can be restored from.
     *
     * @param path what it holds: this path and all below it
     * @param verified whether restoring from it has been proved
     */
    public record Snapshot(long revision, String path, boolean verified, Instant at) {}

    Registers only(Needs needs) {
        return new Registers(
                Maps.only(evidence, needs.evidence()),
                consents.stream()
                        .filter(consent -> needs.subjects().contains(consent.subject()))
                        .toList(),
                Maps.only(destinations, needs.destinations()),
                Maps.only(snapshots, needs.snapshots()));
    }
}
