package dev.ark.cli.decision;

import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Registers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was registered for agents to refer to, and what people have said. */
final class RegistersText {
    private RegistersText() {}

    static void add(Facts facts, FactRows rows) {
        registers(facts.registers(), rows);
        people(facts.people(), rows);
    }

    private static void registers(Registers registers, FactRows rows) {
        rows.add(
                "evidence",
                registers.evidence(),
                Registers.Evidence::revision,
                evidence -> evidence.labels().isEmpty() ? "not labelled" : String.join(", ", evidence.labels()));
        registers
                .consents()
                .forEach(consent -> rows.add("consents", consent.id(), consent.revision(), consent(consent)));
        rows.add("destinations", registers.destinations(), Registers.Destination::revision, RegistersText::grants);
        rows.add(
                "snapshots",
                registers.snapshots(),
                Registers.Snapshot::revision,
                snapshot -> snapshot.path() + " at " + snapshot.at()
                        + (snapshot.verified() ? ", verified" : ", unverified"));
    }

    private static String consent(Registers.Consent consent) {
        return consent.subject() + " to " + consent.purpose() + " of " + consent.dataClass() + ", given "
                + consent.grantedAt()
                + consent.expiry().map(at -> ", expires " + at).orElse("")
                + consent.revocation().map(at -> ", revoked " + at).orElse("");
    }

    private static String grants(Registers.Destination destination) {
        return destination.grants().isEmpty()
                ? "nothing may go there"
                : destination.grants().stream()
                        .map(grant -> grant.dataClass() + " for " + grant.purpose())
                        .collect(Collectors.joining(", "));
    }

    private static void people(People people, FactRows rows) {
        rows.add(
                "reviews",
                people.reviews(),
                People.Review::revision,
                review -> "by " + review.reviewer() + " at " + review.at() + ", until " + review.expiresAt());
        people.overrides()
                .forEach(override -> rows.add("overrides", override.id(), override.revision(), override(override)));
        people.directives()
                .forEach(directive -> rows.add(
                        "directives",
                        directive.id(),
                        directive.revision(),
                        directive.text()
                                + directive.expiry().map(at -> ", until " + at).orElse("")));
    }

    private static String override(People.Override override) {
        List<String> scope = Stream.of(override.agent(), override.account(), override.symbol(), override.rule())
                .filter(part -> part != null)
                .toList();
        return override.kind().name().toLowerCase(Locale.ROOT) + " by " + override.by() + ": " + override.reason()
                + "; for " + (scope.isEmpty() ? "everybody" : String.join(", ", scope)) + ", until "
                + override.expiresAt();
    }
}
