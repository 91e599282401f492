package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.redaction.NamedSecrets;
import dev.ark.contract.redaction.RedactedJson;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptCredentialsTest {
    private static final String RULE = "encrypt_credentials";
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    @Test
    void aSecretInAnyTextDenies() {
        for (Proposed proposed : new Proposed[] {
            Proposed.buy("1").because(KEY),
            Proposed.cancel().with("order_id", KEY),
            Proposed.action("observe").with("note", "use " + KEY),
            Proposed.action("observe").with(KEY, "note"),
            Proposed.config("note").with("value", KEY),
            Proposed.code("export X=" + KEY)
        }) {
            var verdict = World.ordinary().decide(proposed.now());
            assertThat(violation(verdict, RULE).observed()).isEqualTo("cloud_key");
        }
    }

    @Test
    void personalDataIsNotThisRulesBusiness() {
        assertThat(named(World.ordinary()
                        .decide(Proposed.cancel().because("alice@example.com").now())))
                .containsExactly("anonymize_logs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "dbPassword",
                "DB_PASSWORD",
                "api-key",
                "apikey",
                "password1",
                "dbPassWord",
                "secretkey",
                "smtp.passwd",
                "clientSecret",
                "x.credentials.y"
            })
    void whatIsCalledASecretIsAHandle(String name) {
        assertThat(broken(Proposed.action("observe").with(name, "hunter2"))).isTrue();
        assertThat(broken(Proposed.config(name).with("value", "hunter2"))).isTrue();
        assertThat(broken(Proposed.action("observe").with(name, "secret://vault/one")))
                .isFalse();
        assertThat(broken(Proposed.config(name).with("value", "secret://vault/one")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwordless", "secretary", "note", "apikeys"})
    void whatIsCalledSomethingElseIsFree(String name) {
        assertThat(broken(Proposed.action("observe").with(name, "hunter2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret://", "secret:/vault", "Secret://vault", " secret://vault", "x"})
    void whatOnlyResemblesAHandleIsNone(String value) {
        assertThat(broken(Proposed.action("observe").with("password", value))).isTrue();
    }

    @Test
    void secretsAreFoundAtAnyDepth() {
        ObjectNode inner = CanonicalJson.object().put("password", "hunter2");
        JsonNode list = inner.arrayNode().add(inner);
        JsonNode texts = inner.arrayNode().add("secret://one").add("hunter2");
        assertThat(broken(Proposed.action("observe").with("login", inner))).isTrue();
        assertThat(broken(Proposed.action("observe").with("logins", list))).isTrue();
        assertThat(broken(Proposed.action("observe").with("password", texts))).isTrue();
        assertThat(broken(Proposed.config("login").with("value", inner))).isTrue();
        assertThat(broken(Proposed.action("observe").with("credentials", CanonicalJson.object())))
                .isFalse();
        assertThat(broken(Proposed.action("observe")
                        .with("password", inner.arrayNode().add("secret://one"))))
                .isFalse();
    }

    @Test
    void noTextIsNoSecret() {
        assertThat(broken(Proposed.action("observe").with("password", NullNode.getInstance())))
                .isFalse();
        assertThat(broken(Proposed.action("observe").with("password", ""))).isFalse();
        assertThat(broken(Proposed.action("observe").claiming("password"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "pii,high,true",
        "pii,low,true",
        "pii,,true",
        "financial,,true",
        "public,,false",
        "public,high,true",
        "secret,low,true",
        "secret,,true",
        "martian,low,true"
    })
    void dataOfHighSensitivityIsEncrypted(String dataClass, String sensitivity, boolean high) {
        Proposed storing = Proposed.data("store", dataClass).without("encryption");
        if (sensitivity != null) {
            storing.with("data_sensitivity", sensitivity);
        }
        assertThat(broken(storing)).isEqualTo(high);
        assertThat(broken(storing.claiming("encryption"))).isFalse();
    }

    @Test
    void whatIsNotEncryptedIsTold() {
        var plain = World.ordinary()
                .decide(Proposed.data("store", "pii").without("encryption").now());
        assertThat(violation(plain, RULE).message())
                .isEqualTo("data of class pii is of high sensitivity and not encrypted");
        assertThat(violation(plain, RULE).observed()).isEqualTo("plain");
        var encrypted = World.ordinary().decide(Proposed.data("store", "pii").now());
        assertThat(measurement(encrypted, RULE).observed()).isEqualTo("encrypted");
    }

    @Test
    void theValueIsNeverToldAgain() {
        var verdict = World.ordinary()
                .decide(Proposed.action("observe").with("password", "hunter2").now());
        assertThat(violation(verdict, RULE).message()).isEqualTo("the value of password is not a handle");
    }

    private static boolean broken(Proposed proposed) {
        return named(World.ordinary().decide(proposed.now())).contains(RULE);
    }

    @Test
    void whatIsDeniedByItsNameIsWhatIsRedactedByIt() {
        assertThat(ReleasedManifest.packaged().manifest())
                .contains("\"secret_names\":[\"" + String.join("\",\"", NamedSecrets.NAMES) + "\"]");
    }

    @Test
    void aClassThatIsSaidToBeOfLittleSensitivityIsNotForThat() {
        var verdict = World.ordinary()
                .decide(Proposed.data("store", "pii")
                        .with("data_sensitivity", "low")
                        .now());
        assertThat(verdict.claimMismatches()).contains("data_sensitivity: low, high");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"key\":\"password\",\"value\":\"hunter2\"}}",
                "[{\"key\":\"db.password\",\"value\":{\"v\":[\"hunter2\"]}}]",
                "{\"secret\":{\"v\":\"hunter2\"}}"
            })
    void aSettingInAValueHidesNoSecret(String value) throws Exception {
        JsonNode hidden = ArkJson.mapper().readTree(value);
        JsonNode handed = ArkJson.mapper().readTree(value.replace("hunter2", "secret://vault/one"));
        assertThat(broken(Proposed.action("observe").with("note", hidden))).isTrue();
        assertThat(broken(Proposed.config("note").with("value", hidden))).isTrue();
        assertThat(broken(Proposed.action("observe").with("note", handed))).isFalse();
        assertThat(broken(Proposed.action("observe").with("note", RedactedJson.of(hidden))))
                .isTrue();
        assertThat(RedactedJson.of(hidden).toString()).doesNotContain("hunter2");
    }
}
