package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.evaluation.Registers.Grant;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectUserDataTest {
    private static final String RULE = "protect_user_data";

    private static World registered() {
        return World.ordinary().destination("warehouse", new Grant("pii", "billing"), new Grant("secret", "backup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "store", "share"})
    void dataGoesWhereItsClassMayGoForThePurpose(String operation) {
        var verdict = registered().decide(to("warehouse", operation, "pii").now());
        assertThat(named(verdict)).doesNotContain(RULE);
        assertThat(measurement(verdict, RULE).facts()).containsExactly("destinations/warehouse@14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "store", "share"})
    void anotherClassOrPurposeDoesNot(String operation) {
        assertThat(broken(to("warehouse", operation, "financial"))).isTrue();
        assertThat(broken(to("warehouse", operation, "pii").with("purpose", "support")))
                .isTrue();
        assertThat(broken(to("warehouse", operation, "pii").with("purpose", "Billing")))
                .isTrue();
        assertThat(broken(to("warehouse", operation, "secret")))
                .as("granted for backups")
                .isTrue();
    }

    @Test
    void aDestinationThatNobodyRegisteredGetsNothing() {
        var verdict = registered().decide(to("nowhere", "share", "pii").now());
        assertThat(violation(verdict, RULE).message()).isEqualTo("the destination nowhere is not registered");
        assertThat(named(verdict)).doesNotContain("FACT_UNAVAILABLE");
    }

    @Test
    void whoSharesSaysWithWhom() {
        assertThat(broken(Proposed.data("share", "pii"))).isTrue();
        assertThat(broken(Proposed.data("store", "pii"))).isFalse();
        assertThat(broken(Proposed.data("collect", "pii"))).isFalse();
    }

    @Test
    void whatIsPublicMayGoAnywhere() {
        assertThat(named(registered().decide(to("nowhere", "share", "public").now())))
                .isEmpty();
        assertThat(named(registered().decide(Proposed.data("share", "public").now())))
                .isEmpty();
    }

    @Test
    void whereDataWouldGoIsTold() {
        var to = registered().decide(to("nowhere", "share", "public").now());
        assertThat(measurement(to, RULE).observed()).isEqualTo("nowhere");
        var toNobody = registered().decide(Proposed.data("share", "public").now());
        assertThat(measurement(toNobody, RULE).observed()).isEqualTo("missing");
        var toAnother =
                registered().decide(to("warehouse", "share", "financial").now());
        assertThat(violation(toAnother, RULE).message())
                .isEqualTo("the destination warehouse is not registered for data of class financial for billing");
        assertThat(violation(toAnother, RULE).limit()).isEqualTo("registered for financial for billing");
    }

    @Test
    void anUnknownClassCountsAsTheHighest() {
        assertThat(broken(to("warehouse", "share", "PUBLIC"))).isTrue();
        assertThat(broken(to("warehouse", "share", "martian").with("purpose", "backup")))
                .as("registered for secrets")
                .isFalse();
    }

    @Test
    void whereAnAgentSaysThatTheSubjectAgreesCountsForNothing() {
        assertThat(broken(to("nowhere", "share", "pii").claiming("user_consent")))
                .isTrue();
    }

    @Test
    void aDestinationIsNoPersonsAddress() {
        World world = registered().destination("bob@example.com", new Grant("pii", "billing"));
        assertThat(named(world.decide(to("bob@example.com", "share", "pii").now())))
                .contains(RULE, "anonymize_logs");
    }

    private static Proposed to(String destination, String operation, String dataClass) {
        return Proposed.data(operation, dataClass).with("destination", destination);
    }

    private static boolean broken(Proposed proposed) {
        List<String> named = named(registered().decide(proposed.now()));
        return named.contains(RULE);
    }
}
