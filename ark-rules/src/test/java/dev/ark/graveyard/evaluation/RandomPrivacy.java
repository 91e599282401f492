package dev.ark.graveyard.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.evaluation.Registers.Consent;
import dev.ark.contract.evaluation.Registers.Grant;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Data, consents, destinations and secrets by chance: often fitting one another, sometimes nearly. */
final class RandomPrivacy {
    private static final List<String> CLASSES = List.of("public", "financial", "pii", "secret", "martian", "PII");
    private static final List<String> PURPOSES = List.of("billing", "support", "billing ");
    private static final List<String> SUBJECTS = List.of("subject-1", "subject-2", "alice@example.com");
    private static final List<String> DESTINATIONS = List.of("warehouse", "partner", "nowhere", "bob@example.com");
    private static final List<String> TYPES =
            List.of("data_handling", "collect_data", "store_data", "share_data", "data_handling");
    private static final List<String> SENSITIVE = List.of(
            "4111 1111 1111 1111",
            "4111111111111111",
            "DE89 3704 0044 0532 0130 00",
            "alice@example.com",
            "+49 30 901820",
            "AKIAIOSFODNN7EXAMPLE",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
            "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg==\n-----END PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY----- graveyard",
            "aws_secret_key=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12");
    private static final List<String> PLAIN =
            List.of("", "hunter2", "secret://vault/one", "secret://", "4111", "graveyard", "alice at example.com");
    private static final List<String> NAMES = List.of(
            "password",
            "dbPassword",
            "note",
            "api-key",
            "token",
            "accountKey",
            "alice@example.com",
            "4111111111111111");

    private final Random random;

    RandomPrivacy(Random random) {
        this.random = random;
    }

    void registers(World world) {
        for (int i = random.nextInt(4); i > 0; i--) {
            world.consent(new Consent(
                    20 + i,
                    "consent-" + i,
                    pick(SUBJECTS),
                    pick(PURPOSES),
                    pick(CLASSES),
                    instant(),
                    random.nextBoolean() ? instant() : null,
                    random.nextBoolean() ? instant() : null));
        }
        for (String destination : DESTINATIONS) {
            if (random.nextBoolean()) {
                world.destination(destination, new Grant(pick(CLASSES), pick(PURPOSES)));
            }
        }
    }

    /** A proposal about data, or any with a secret in it, or in what is said of it. */
    Proposed proposed(Proposed other) {
        return switch (random.nextInt(4)) {
            case 0 -> data();
            case 1 -> hiding(data());
            case 2 -> hiding(other);
            default -> other.because(text());
        };
    }

    private Proposed data() {
        Proposed data = Proposed.action(pick(TYPES))
                .with("data_class", pick(CLASSES))
                .with("subject", pick(SUBJECTS))
                .with("purpose", pick(PURPOSES));
        data = random.nextBoolean() ? data.with("operation", pick(List.of("collect", "store", "share"))) : data;
        data = random.nextBoolean() ? data.with("destination", pick(DESTINATIONS)) : data;
        data = random.nextBoolean() ? data.with("data_sensitivity", pick(List.of("low", "high"))) : data;
        data = random.nextBoolean()
                ? data.with("user_consent", CanonicalJson.object().booleanNode(random.nextBoolean()))
                : data;
        return random.nextBoolean() ? data.claiming("encryption") : data;
    }

    private Proposed hiding(Proposed proposed) {
        return switch (random.nextInt(6)) {
            case 0 -> proposed.with(pick(NAMES), text());
            case 1 -> proposed.with("symbol", text());
            case 2 -> Proposed.file(pick(List.of("read", "write", "delete")), "/srv/" + text());
            case 3 -> Proposed.config(pick(NAMES)).with("value", value());
            case 4 -> Proposed.action("publish").with("channel", "blog").with("text", "see " + text());
            default -> Proposed.action(pick(List.of("observe", "rule_change"))).with(pick(NAMES), value());
        };
    }

    private JsonNode value() {
        ObjectNode inner = CanonicalJson.object().put(pick(NAMES), text()).put("number", 4_111_111_111_111_111L);
        ObjectNode outer = CanonicalJson.object();
        outer.set(pick(NAMES), outer.arrayNode().add(inner).add(text()));
        return random.nextBoolean() ? inner : outer;
    }

    private String text() {
        String text = random.nextBoolean() ? pick(SENSITIVE) : pick(PLAIN);
        return random.nextInt(3) == 0 ? pick(PLAIN) + pick(List.of(" ", "/", ":", "")) + text : text;
    }

    private Instant instant() {
        return pick(List.of(World.NOW.minusSeconds(1), World.NOW.plusSeconds(1), World.NOW, Instant.MIN, Instant.MAX));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
