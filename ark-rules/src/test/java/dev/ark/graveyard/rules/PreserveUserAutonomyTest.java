package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.evaluation.People.Directive;
import dev.ark.contract.evaluation.People.Forbidden;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreserveUserAutonomyTest {
    private static final String RULE = "preserve_user_autonomy";
    private static final Forbidden NO_AAPL = new Forbidden(List.of(), List.of(), List.of("AAPL"));

    @ParameterizedTest
    @ValueSource(strings = {"user.consent", "Contacts", "userPreferences", "profile/name"})
    void noConfigurationOfTheUsersIsChanged(String key) {
        assertThat(named(World.ordinary().decide(Proposed.config(key).now()))).containsExactly(RULE);
    }

    @Test
    void theDenialNamesTheKey() {
        Verdict verdict =
                World.ordinary().decide(Proposed.config("user.consent").now());
        assertThat(violation(verdict, RULE).message())
                .isEqualTo("the configuration key user.consent is the user's own, or one in its value is");
        assertThat(violation(verdict, RULE).observed()).isEqualTo("user.consent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme.colour", "usership", "unlimited"})
    void otherConfigurationMayBeChanged(String key) {
        assertThat(named(World.ordinary().decide(Proposed.config(key).now()))).isEmpty();
    }

    @Test
    void everyListThatIsNotEmptyHasToMatch() {
        Proposed buy = Proposed.buy("1");
        assertThat(told(new Forbidden(List.of("buy"), List.of("buy"), List.of("AAPL")), buy))
                .containsExactly(RULE);
        assertThat(told(new Forbidden(List.of("buy"), List.of(), List.of()), buy))
                .containsExactly(RULE);
        assertThat(told(new Forbidden(List.of(), List.of("buy"), List.of()), buy))
                .containsExactly(RULE);
        assertThat(told(new Forbidden(List.of(), List.of(), List.of("MSFT", "AAPL")), buy))
                .containsExactly(RULE);
        assertThat(told(new Forbidden(List.of("sell"), List.of("buy"), List.of("AAPL")), buy))
                .isEmpty();
        assertThat(told(new Forbidden(List.of("buy"), List.of("sell"), List.of("AAPL")), buy))
                .isEmpty();
        assertThat(told(new Forbidden(List.of("buy"), List.of("buy"), List.of("MSFT")), buy))
                .isEmpty();
        assertThat(told(new Forbidden(List.of(), List.of("buy"), List.of()), Proposed.file("read", "/x")))
                .isEmpty();
    }

    @Test
    void aDirectiveThatForbidsNothingMatchesNothing() {
        assertThat(told(new Forbidden(List.of(), List.of(), List.of()), Proposed.buy("1")))
                .isEmpty();
    }

    @Test
    void aDirectiveHoldsUntilItExpires() {
        assertThat(toldBy("alice", NOW.plusMillis(1))).containsExactly(RULE);
        assertThat(toldBy("alice", NOW)).containsExactly(RULE);
        assertThat(toldBy("alice", NOW.minusMillis(1))).isEmpty();
        assertThat(toldBy("alice", null)).containsExactly(RULE);
    }

    @Test
    void aDirectiveIsForItsPrincipalsAgentsOrForAll() {
        assertThat(toldBy(null, null)).containsExactly(RULE);
        assertThat(toldBy("bob", null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/home/alice/*, /home/alice/diary",
        "/home/alice/*, /home/ALICE/diary",
        "/home/alice/*, /home/bob/../alice/diary",
        "/home/alice/*, /home/%61lice/diary",
        "/home/al*, /home/alice",
        "/home/alice/diary, /home//alice/./diary",
        "*, /tmp/x"
    })
    void aPathIsTheSameHoweverItIsSpelt(String target, String path) {
        assertThat(told(target, Proposed.file("read", path))).containsExactly(RULE);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/alice/*, /home/alice2/diary",
        "/home/alice/*, /home/alice/../bob/diary",
        "/home/alice/diary, /home/alice/diary/page",
        "/home/alice/diary, /home/alice",
        "/home/al*, /home/bob",
        "/home/al*, /home"
    })
    void anotherPathIsAnother(String target, String path) {
        assertThat(told(target, Proposed.file("read", path))).isEmpty();
    }

    @Test
    void whoDeletesAFolderDeletesWhatIsInIt() {
        assertThat(told("/home/alice/diary", Proposed.file("delete", "/home/alice")))
                .contains(RULE);
    }

    @Test
    void everyActionHasItsTargets() {
        assertThat(told("blog", Proposed.publication("blog", "hello"))).containsExactly(RULE);
        assertThat(told("AAPL", Proposed.publication("blog", "hello").with("symbol", "AAPL")))
                .containsExactly(RULE);
        assertThat(told("AAPL", Proposed.publication("blog", "Buy AAPL!"))).containsExactly(RULE);
        assertThat(told("AAPL", Proposed.publication("blog", "hello"))).isEmpty();
        assertThat(told("AAP*", Proposed.publication("blog", "hello").with("symbol", "AAPL")))
                .containsExactly(RULE);
        assertThat(told("MSFT", Proposed.publication("blog", "hello").with("symbol", "AAPL")))
                .isEmpty();
        assertThat(told("acct-*", Proposed.transfer("ACCT-9"))).contains(RULE);
        assertThat(told("theme.*", Proposed.config("Theme.colour"))).containsExactly(RULE);
        assertThat(told("theme", Proposed.config("theme.colour"))).isEmpty();
        assertThat(told("partner", share("partner"))).contains(RULE);
        assertThat(told("partner", share("other"))).doesNotContain(RULE);
    }

    @Test
    void whatIsAimedAtNothingHasNoTarget() {
        for (Proposed proposed : List.of(
                Proposed.cancel(),
                Proposed.code("o-1"),
                Proposed.action("rule_change"),
                Proposed.action("observe"),
                Proposed.action("teleport"))) {
            assertThat(told("o-1", proposed)).doesNotContain(RULE, "RULE_FAILED");
        }
    }

    @Test
    void aPathWithControlCharactersMayBeAny() {
        assertThat(told("/home/alice/diary", Proposed.file("read", "/tmp/\u0000x")))
                .containsExactly(RULE);
    }

    @Test
    void anExitIsForbiddenToo() {
        World world = World.ordinary().holding("AAPL", "5").directive(directive("alice", NO_AAPL, null));
        assertThat(named(world.decide(Proposed.sell("5").now()))).containsExactly(RULE);
    }

    @Test
    void theDenialRepeatsTheUsersWords() {
        Verdict verdict = World.ordinary()
                .directive(directive("alice", NO_AAPL, null))
                .decide(Proposed.buy("1").now());
        assertThat(violation(verdict, RULE).message()).isEqualTo("the directive dir-1 forbids it: leave it alone");
        assertThat(measurement(verdict, RULE).facts()).containsExactly("directives/dir-1@16");
    }

    private static Proposed share(String destination) {
        return Proposed.action("share_data")
                .with("data_class", "public")
                .with("subject", "subject-1")
                .with("purpose", "billing")
                .with("destination", destination);
    }

    private static List<String> told(String target, Proposed proposed) {
        return told(new Forbidden(List.of(), List.of(), List.of(target)), proposed);
    }

    private static List<String> told(Forbidden forbidden, Proposed proposed) {
        return named(
                World.ordinary().directive(directive("alice", forbidden, null)).decide(proposed.now()));
    }

    private static List<String> toldBy(String principal, Instant expiresAt) {
        return named(World.ordinary()
                .directive(directive(principal, NO_AAPL, expiresAt))
                .decide(Proposed.buy("1").now()));
    }

    private static Directive directive(String principal, Forbidden forbidden, Instant expiresAt) {
        return new Directive(16, "dir-1", principal, "leave it alone", forbidden, expiresAt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"%1$s\":{\"enabled\":false}}",
                "{\"a\":[{\"b\":{\"%1$s\":1}}]}",
                "[{\"key\":\"%1$s\",\"value\":false}]"
            })
    void aValueHidesNoKey(String value) throws Exception {
        JsonNode hidden = ArkJson.mapper().readTree(value.formatted("consent"));
        assertThat(named(World.ordinary()
                        .decide(Proposed.config("settings")
                                .with("value", hidden)
                                .now())))
                .contains(RULE);
    }

    @ParameterizedTest
    @CsvSource({"trade, true", "Order, true", "BUY, true", "sell, false", "publish, false"})
    void anActionIsForbiddenUnderEachOfItsNames(String type, boolean forbidden) {
        Forbidden one = new Forbidden(List.of(type), List.of(), List.of());
        Proposed trade = Proposed.action("trade")
                .with("side", "buy")
                .with("symbol", "AAPL")
                .with("quantity", "1")
                .with("stop_loss", "95")
                .with("take_profit", "112.5");
        assertThat(told(one, trade).contains(RULE)).isEqualTo(forbidden);
        assertThat(told(one, Proposed.buy("1")).contains(RULE)).isEqualTo(forbidden);
    }

    @Test
    void aDeletionAndAShareAreForbiddenUnderOtherNamesToo() {
        Forbidden deletion = new Forbidden(List.of("remove"), List.of(), List.of());
        assertThat(told(deletion, Proposed.file("delete", "/x"))).contains(RULE);
        assertThat(told(deletion, Proposed.file("write", "/x"))).doesNotContain(RULE);
        Forbidden sharing = new Forbidden(List.of("share_data"), List.of(), List.of());
        assertThat(told(sharing, Proposed.data("share", "public"))).contains(RULE);
        assertThat(told(sharing, Proposed.data("store", "public"))).doesNotContain(RULE);
        Forbidden configuring = new Forbidden(List.of("config_change"), List.of(), List.of());
        assertThat(told(
                        configuring,
                        Proposed.action("deploy").with("key", "image").with("value", "one")))
                .contains(RULE);
    }

    @Test
    void aBankAccountIsForbiddenAsADestination() {
        String iban = "DE89370400440532013000";
        assertThat(told(iban, Proposed.transfer(iban))).contains(RULE);
        assertThat(told(iban, Proposed.transfer("DE02120300000000202051"))).doesNotContain(RULE);
    }
}
