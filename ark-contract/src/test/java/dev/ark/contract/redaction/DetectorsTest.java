package dev.ark.contract.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CARD|4111111111111111",
                "CARD|4111 1111 1111 1111",
                "CARD|4111-1111-1111-1111",
                "CARD|4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "CARD|4222222222222",
                "CARD|5555555555554444",
                "CARD|2223003122003222",
                "CARD|378282246310005",
                "CARD|3782 822463 10005",
                "CARD|30569309025904",
                "CARD|3056 930902 5904",
                "CARD|6011000990139424",
                "CARD|3530111333300000",
                "CARD|6304000000000000",
                "CARD|4000000000000000006",
                "IBAN|GB82WEST12345698765432",
                "IBAN|GB82 WEST 1234 5698 7654 32",
                "IBAN|gb82 west 1234 5698 7654 32",
                "IBAN|DE89370400440532013000",
                "IBAN|DE89 3704 0044 0532 0130 00",
                "IBAN|NO9386011117947",
                "IBAN|FR1420041010050500013M02606",
                "IBAN|MT84MALT011000012345MTLCAST001S",
                "EMAIL|ann@example.com",
                "EMAIL|ann.lee+news@mail.example.co.uk",
                "EMAIL|ANN_LEE@EXAMPLE.COM",
                "EMAIL|o'neil@example.org",
                "EMAIL|ann@163.com",
                "EMAIL|用户@example.com",
                "PHONE|+15551234567",
                "PHONE|+1 (555) 123-4567",
                "PHONE|+1.555.123.4567",
                "PHONE|+44 (0)20 7946 0958",
                "PHONE|+49 30 1234567",
                "PHONE|+358 40 123 4567",
                "PHONE|(555) 123-4567",
                "PHONE|(555)123-4567",
                "PHONE|555-123-4567",
                "PHONE|555.123.4567",
                "CLOUD_KEY|AKIAIOSFODNN7EXAMPLE",
                "CLOUD_KEY|ASIAIOSFODNN7EXAMPLE",
                "CLOUD_KEY|AIzaSyA1234567890abcdefghijklmnopqrstuv",
                "CLOUD_KEY|ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "CLOUD_KEY|github_pat_11ABCDEFG0123456789_abcdefghijklmnop",
                "CLOUD_KEY|xoxb-123456789012-abcdefGHIJKL",
                "CLOUD_KEY|sk_live_abcdefghijklmnop12345678",
                "CLOUD_KEY|rk_live_abcdefghijklmnop12345678",
                "CLOUD_KEY|sk-ant-api03-AbCdEf_1234567890-ghijkl",
                "CLOUD_KEY|sk-proj-AbCdEf1234567890ghijkl",
                "CLOUD_KEY|sk-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL"
            })
    void whatIsSensitiveIsFoundFromItsBeginningToItsEnd(SensitiveKind kind, String sensitive) {
        for (String before : new String[] {"", "see ", "(", "\"", "a=", "卡号"}) {
            for (String after : new String[] {"", " then", ")", "\"", ", 7", ".", "。"}) {
                String text = before + sensitive + after;
                boolean partOfLocalName = kind == SensitiveKind.EMAIL && before.equals("卡号");
                assertThat(Detectors.find(text))
                        .as(text)
                        .containsExactly(new Finding(
                                kind, partOfLocalName ? 0 : before.length(), before.length() + sensitive.length()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "TF_VAR_aws_secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'",
                "{\"SecretAccessKey\": \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"}",
                "{\\\"SecretAccessKey\\\":\\\"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\\\"}",
                "'secret_access_key' => 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'",
                "AccountName=a;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            })
    void aKeyWithoutAFormOfItsOwnIsFoundByItsName(String text) {
        assertThat(Detectors.kindsIn(text)).containsExactly(SensitiveKind.CLOUD_KEY);
        assertThat(Redaction.of(text)).contains("[redacted:cloud_key]").doesNotContain("wJalr", "Eby8");
    }

    @Test
    void aWebTokenIsFoundWhole() {
        String token =
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";
        assertThat(Detectors.find("Bearer " + token + " ok"))
                .containsExactly(new Finding(SensitiveKind.JWT, 7, 7 + token.length()));
        assertThat(Redaction.of("token=" + token)).isEqualTo("token=[redacted:jwt]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9..abc",
                "eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiIxIn0.abc",
                "eyJhbGciOiJIUzI1NiI.eyJzdWIiOiIxIn0.abc",
                "eyJ.eyJ.eyJ",
                "xeyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.abc"
            })
    void whatOnlyBeginsLikeAWebTokenIsNone(String text) {
        assertThat(Detectors.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIVATE KEY",
                "RSA PRIVATE KEY",
                "OPENSSH PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY",
                "PGP PRIVATE KEY BLOCK"
            })
    void aPrivateKeyIsFoundWithItsBody(String label) {
        String key =
                "-----BEGIN " + label + "-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nabc=\n-----END " + label + "-----";
        assertThat(Redaction.of("key:\n" + key + "\nend")).isEqualTo("key:\n[redacted:pem]\nend");
        assertThat(Redaction.of(key.replace("\n", "\\n"))).isEqualTo("[redacted:pem]");
    }

    @Test
    void aPrivateKeyThatWasCutOffIsFoundWithWhatIsLeft() {
        String line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCMIIEvQIBADANBgkqhkiG9w0BAQEFAASC";
        assertThat(Redaction.of("-----BEGIN PRIVATE KEY-----\n" + line + "\n" + line.substring(9) + "\nand so on"))
                .isEqualTo("[redacted:pem]\nand so on");
        assertThat(Redaction.of("-----BEGIN PRIVATE KEY----- is how one begins"))
                .isEqualTo("[redacted:pem] is how one begins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE REQUEST", "PGP PUBLIC KEY BLOCK"})
    void whatAnyoneMayKnowIsNoSecret(String label) {
        assertThat(Detectors.find("-----BEGIN " + label + "-----\nMIIEvQIBADANBgkqhkiG\n-----END " + label + "-----"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4１１１ 1111 1111 1111",
                "４１１１１１１１１１１１１１１１",
                "٤١١١١١١١١١١١١١١١",
                "4111\u200B1111\u200C1111\u200D1111",
                "4111\u00AD1111\uFEFF11111111",
                "4111\u00A01111\u20111111\u20131111",
                "\uD835\uDFD2\uD835\uDFCF\uD835\uDFCF\uD835\uDFCF111111111111"
            })
    void aNumberIsNotHiddenByHowItIsWritten(String text) {
        assertThat(Detectors.find("no. " + text + "."))
                .containsExactly(new Finding(SensitiveKind.CARD, 4, 4 + text.length()));
        assertThat(Redaction.of(text)).isEqualTo("[redacted:card …1111]");
    }

    @Test
    void otherKindsAreNotHiddenByHowTheyAreWrittenEither() {
        assertThat(Detectors.kindsIn("ann＠example．com")).containsExactly(SensitiveKind.EMAIL);
        assertThat(Detectors.kindsIn("GB82\u200BWEST12345698765432")).containsExactly(SensitiveKind.IBAN);
        assertThat(Detectors.kindsIn("AKIA\u200BIOSFODNN7EXAMPLE")).containsExactly(SensitiveKind.CLOUD_KEY);
    }

    @Test
    void severalFindingsComeInOrder() {
        String text = "ann@example.com,4111111111111111,GB82WEST12345698765432,+15551234567 4111 1111 1111 1111";
        assertThat(Detectors.find(text))
                .extracting(Finding::kind)
                .containsExactly(
                        SensitiveKind.EMAIL,
                        SensitiveKind.CARD,
                        SensitiveKind.IBAN,
                        SensitiveKind.PHONE,
                        SensitiveKind.CARD);
        assertThat(Detectors.kindsIn(text))
                .isEqualTo(
                        EnumSet.of(SensitiveKind.EMAIL, SensitiveKind.CARD, SensitiveKind.IBAN, SensitiveKind.PHONE));
        assertThat(Detectors.anyIn(text)).isTrue();
        assertThat(Detectors.anyIn("nothing to see")).isFalse();
    }

    @Test
    void aKindIsEitherSecretOrPersonal() {
        Set<SensitiveKind> secrets = EnumSet.of(SensitiveKind.JWT, SensitiveKind.PEM, SensitiveKind.CLOUD_KEY);
        for (SensitiveKind kind : SensitiveKind.values()) {
            assertThat(kind.secret()).isEqualTo(secrets.contains(kind));
        }
    }
}
