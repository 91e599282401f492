package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.redaction.SensitiveKind;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymizeLogsTest {
    private static final String RULE = "anonymize_logs";
    private static final String CARD = "4111111111111111";
    private static final String NEARLY_A_CARD = "4111111111111112";

    @ParameterizedTest
    @CsvSource({
        "4111 1111 1111 1111, card",
        "DE89 3704 0044 0532 0130 00, iban",
        "alice@example.com, email",
        "+49 30 901820, phone",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl, jwt",
        "-----BEGIN PRIVATE KEY-----, pem",
        "AKIAIOSFODNN7EXAMPLE, cloud_key"
    })
    void noRationaleHasAnyKind(String text, String kind) {
        var violation = violation(
                World.ordinary().decide(Proposed.buy("1").because("for " + text).now()), RULE);
        assertThat(violation.observed()).isEqualTo(kind);
        assertThat(violation.effect()).isEqualTo(Effect.DENY);
        assertThat(violation.message()).isEqualTo("a text that would be logged has " + kind);
    }

    @Test
    void allKindsAreToldTogether() {
        var verdict = World.ordinary()
                .decide(Proposed.action("observe")
                        .with("note", "call +49 30 901820")
                        .because("alice@example.com asked")
                        .now());
        assertThat(violation(verdict, RULE).observed()).isEqualTo("email, phone");
    }

    @Test
    void aNumberThatOnlyResemblesIsFree() {
        assertThat(named(World.ordinary()
                        .decide(Proposed.cancel().because(NEARLY_A_CARD).now())))
                .isEmpty();
        assertThat(named(World.ordinary().decide(Proposed.cancel().because(CARD).now())))
                .containsExactly(RULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "rule_change", "teleport"})
    void namesAndInnerTextsOfFreeParametersCount(String actionType) {
        var inner = CanonicalJson.object().put("deep", CARD);
        assertThat(named(World.ordinary()
                        .decide(Proposed.action(actionType).with("note", inner).now())))
                .contains(RULE);
        assertThat(named(World.ordinary()
                        .decide(Proposed.action(actionType).with(CARD, "x").now())))
                .contains(RULE);
    }

    @Test
    void publicationsFilesDataAndConfigurationCount() {
        for (Proposed proposed : new Proposed[] {
            Proposed.action("publish").with("channel", "blog").with("text", CARD),
            Proposed.file("read", "/srv/" + CARD),
            Proposed.data("store", "public").with("subject", CARD),
            Proposed.config("note").with("value", CARD),
            Proposed.code("charge " + CARD)
        }) {
            assertThat(named(World.ordinary().decide(proposed.now()))).contains(RULE);
        }
    }

    @Test
    void idsAndDestinationsOfOrdersAndTransfersDoNot() {
        Proposed transfer = Proposed.action("transfer")
                .with("amount", "10")
                .with("currency", "EUR")
                .with("destination", "DE89370400440532013000");
        for (Proposed proposed : new Proposed[] {
            Proposed.cancel().with("order_id", CARD),
            transfer,
            Proposed.buy("1").with("symbol", CARD)
        }) {
            assertThat(named(World.ordinary().decide(proposed.now()))).doesNotContain(RULE);
            assertThat(named(World.ordinary().decide(proposed.because(CARD).now())))
                    .contains(RULE);
        }
    }

    @Test
    void aCancelThatSaysNothingIsNotLookedAt() {
        var verdict = World.ordinary().decide(Proposed.cancel().because(null).now());
        assertThat(verdict.measurements())
                .noneMatch(measurement -> measurement.rule().equals(RULE));
    }

    @Test
    void onlyTheKindsOfTheManifestCount() {
        SensitiveContent content = new SensitiveContent(Set.of(SensitiveKind.PHONE), Set.of(SensitiveKind.EMAIL));
        assertThat(content.among(Set.of(SensitiveKind.EMAIL), true)).containsExactly(SensitiveKind.EMAIL);
        assertThat(content.among(Set.of(SensitiveKind.EMAIL), false)).isEmpty();
    }
}
