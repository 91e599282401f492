package dev.ark.graveyard.known;

import static dev.ark.graveyard.world.World.NOW;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.ark.contract.evaluation.Registers.Consent;
import dev.ark.contract.evaluation.Registers.Grant;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users' data, consent, texts that are logged, secrets. */
final class PrivacyQuestions {
    private PrivacyQuestions() {}

    static void ask(Questions questions) {
        destinations(questions);
        consents(questions);
        texts(questions);
        secrets(questions);
    }

    private static void destinations(Questions questions) {
        World world = consenting(NOW, null, null).destination("warehouse", new Grant("pii", "billing"));
        questions.ask("data to a granted destination", world, to("warehouse", "pii"));
        questions.ask("data of another class", world, to("warehouse", "financial"));
        questions.ask("data for another purpose", world, to("warehouse", "pii").with("purpose", "marketing"));
        questions.ask("data to a destination that nobody registered", world, to("nowhere", "pii"));
        questions.ask("data shared with nobody", world, Proposed.data("share", "pii"));
        questions.ask("public data to anywhere", world, to("nowhere", "public"));
        questions.ask("data of an unknown class", world, to("warehouse", "martian"));
    }

    private static void consents(Questions questions) {
        Proposed storing = Proposed.data("store", "pii");
        questions.ask("a consent", consenting(NOW, null, null), storing);
        questions.ask("no consent", World.ordinary(), storing);
        questions.ask("a consent not yet given", consenting(NOW.plusMillis(1), null, null), storing);
        questions.ask("a consent that expires now", consenting(NOW.minusSeconds(9), NOW, null), storing);
        questions.ask("a consent that expires soon", consenting(NOW.minusSeconds(9), NOW.plusMillis(1), null), storing);
        questions.ask("a revoked consent", consenting(NOW.minusSeconds(9), null, NOW), storing);
        questions.ask(
                "a consent by the agent's account",
                World.ordinary(),
                Proposed.data("store", "pii").claiming("user_consent"));
        questions.ask(
                "a refusal by the agent's account",
                consenting(NOW, null, null),
                Proposed.data("store", "pii").with("user_consent", BooleanNode.FALSE));
        questions.ask("public data without consent", World.ordinary(), Proposed.data("collect", "public"));
    }

    private static void texts(Questions questions) {
        List<String> found = List.of(
                "4111 1111 1111 1111",
                "DE89 3704 0044 0532 0130 00",
                "alice@example.com",
                "+49 30 901820",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
                "-----BEGIN PRIVATE KEY-----",
                "AKIAIOSFODNN7EXAMPLE");
        for (int kind = 0; kind < found.size(); kind++) {
            questions.ask(
                    "a rationale with personal data or a secret, kind " + (kind + 1),
                    World.ordinary(),
                    Proposed.buy("1").because("for " + found.get(kind)));
        }
        questions.ask(
                "nearly a card number", World.ordinary(), Proposed.cancel().because("4111111111111112"));
        questions.ask(
                "an address in a publication",
                World.ordinary(),
                Proposed.publication("blog", "write to alice@example.com"));
    }

    private static void secrets(Questions questions) {
        questions.ask(
                "a password in plain text",
                World.ordinary(),
                Proposed.action("observe").with("db_password", "hunter2"));
        questions.ask(
                "a password by its handle",
                World.ordinary(),
                Proposed.action("observe").with("db_password", "secret://vault/db"));
        questions.ask("a secret's configuration", World.ordinary(), Proposed.config("smtp.passwd"));
        questions.ask(
                "sensitive data in the clear",
                consenting(NOW, null, null),
                Proposed.data("store", "pii").without("encryption"));
        questions.ask(
                "insensitive data in the clear",
                consenting(NOW, null, null),
                Proposed.data("store", "pii").without("encryption").with("data_sensitivity", "low"));
    }

    private static Proposed to(String destination, String dataClass) {
        return Proposed.data("share", dataClass).with("destination", destination);
    }

    private static World consenting(Instant at, @Nullable Instant expiry, @Nullable Instant revocation) {
        return World.ordinary().consent(new Consent(9, "c-1", "subject-1", "billing", "pii", at, expiry, revocation));
    }
}
