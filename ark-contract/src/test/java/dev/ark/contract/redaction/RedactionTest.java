package dev.ark.contract.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final int ROUNDS = 100_000;
    private static final int LONGEST = 65_536;

    /** What findings, and the reasons not to be one, are made of. */
    private static final List<String> PIECES = List.of(
            "4111111111111111",
            "4111 1111 1111 1111",
            "4111",
            "1111",
            "11",
            "1",
            "5",
            "378282246310005",
            "GB82WEST12345698765432",
            "GB82 WEST 1234 5698 7654 32",
            "DE89",
            "3704",
            "NO9386011117947",
            "ann",
            "@",
            "b.com",
            "example",
            ".com",
            ".co",
            ".",
            "..",
            ",",
            "@b.com",
            "+",
            "+1 555 123 4567",
            "+49",
            "(555) 123-4567",
            "555-123-4567",
            "555",
            "-",
            "123",
            "4567",
            "(",
            ")",
            "eyJhbGciOiJIUzI1NiJ9",
            ".eyJzdWIiOiIxIn0.",
            "eyJhbGciOiJIUzI1NiJ9.e30.x",
            "eyJ",
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN ",
            "PRIVATE KEY",
            "-----",
            "-----END PRIVATE KEY-----",
            "MIIEvQIBADANBgkqhkiG9w0BAQ",
            "AKIA",
            "AKIAIOSFODNN7EXAMPLE",
            "IOSFODNN7EXAMPLE",
            "aws_secret_access_key",
            "AccountKey",
            "=",
            ":",
            "\"",
            "'",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "sk-ant-",
            "sk-",
            "abcdefghijklmnopqrstuvwxyz012345",
            "ghp_",
            "_",
            "/",
            "#",
            "[redacted:card …1111]",
            "[redacted:email]",
            "[redacted:",
            "card",
            "]",
            "[",
            " …",
            " ",
            "  ",
            "\n",
            "a",
            "z",
            "é",
            "是",
            "\u200B",
            "\u00A0",
            "\u2013",
            "１",
            "\uD83D",
            "\uDE80");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pay 4111 1111 1111 1111 now|pay [redacted:card …1111] now",
                "3782-822463-10005|[redacted:card …0005]",
                "gb82 west 1234 5698 7654 32|[redacted:iban …5432]",
                "MT84MALT011000012345MTLCAST001S|[redacted:iban …001S]",
                "to ann@example.com.|to [redacted:email].",
                "call (555) 123-4567 or +15551234567|call [redacted:phone] or [redacted:phone]",
                "AKIAIOSFODNN7EXAMPLE|[redacted:cloud_key]"
            })
    void aFindingIsReplacedByItsMarker(String text, String redacted) {
        assertThat(Redaction.of(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "x [redacted:email] [redacted:card …1111] [redacted:iban …001S] y",
                "[redacted:card]"
            })
    void aTextWithNothingToReplaceStaysTheSameInstance(String text) {
        assertThat(Redaction.of(text)).isSameAs(text);
    }

    @Test
    void aMarkerIsAFindingOfItsKind() {
        for (SensitiveKind kind : SensitiveKind.values()) {
            String marker = Marker.of(kind, "4111111111111111");
            assertThat(Detectors.find(marker)).containsExactly(new Finding(kind, 0, marker.length()));
        }
    }

    /** Pieces meet in every way, so that a marker takes the place of what decided about its neighbour. */
    @Test
    void aRedactedTextHasTheSameKindsAndIsNotRedactedFurther() {
        long seed = Long.getLong("ark.seed", System.nanoTime());
        System.out.println("redaction, seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = text(random);
            String redacted = Redaction.of(text);
            assertThat(Detectors.kindsIn(redacted)).as(text).isEqualTo(Detectors.kindsIn(text));
            assertThat(Detectors.find(redacted)).as(text).hasSameSizeAs(Detectors.find(text));
            assertThat(Redaction.of(redacted)).as(text).isSameAs(redacted);
            assertThat(Detectors.anyIn(text))
                    .as(text)
                    .isEqualTo(!Detectors.find(text).isEmpty());
        }
    }

    @Test
    void findingsAreInOrderAndDoNotOverlap() {
        long seed = Long.getLong("ark.seed", System.nanoTime());
        System.out.println("order of findings, seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS / 10; round++) {
            String text = text(random);
            int from = 0;
            for (Finding finding : Detectors.find(text)) {
                assertThat(finding.start()).as(text).isGreaterThanOrEqualTo(from);
                from = finding.end();
            }
            assertThat(from).isLessThanOrEqualTo(text.length());
        }
    }

    /** Would not end in the time of a build if any scanner were quadratic with a large factor. */
    @Test
    void theLongestTextOfAnyPiecesIsReadInOneWay() {
        for (String piece : PIECES) {
            String text = piece.repeat(LONGEST / piece.length());
            assertThat(Detectors.kindsIn(Redaction.of(text))).as(piece).isEqualTo(Detectors.kindsIn(text));
            for (String other : PIECES) {
                String pair = (piece + other).repeat(LONGEST / 8 / (piece.length() + other.length()));
                assertThat(Detectors.anyIn(pair))
                        .isEqualTo(!Detectors.kindsIn(pair).isEmpty());
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
