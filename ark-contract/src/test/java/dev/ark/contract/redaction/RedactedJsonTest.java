package dev.ark.contract.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.ark.contract.json.ArkJson;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedJsonTest {
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"ann@example.com\"|\"[redacted:email]\"",
                "{\"to\":[{\"mail\":\"ann@example.com\"}],\"n\":1}|{\"to\":[{\"mail\":\"[redacted:email]\"}],\"n\":1}",
                "{\"ann@example.com\":1}|{\"[redacted:email]\":1}",
                "{\"ann@example.com\":1,\"bob@example.com\":2}|{\"[redacted:email]\":1,\"[redacted:email]#2\":2}",
                "{\"card\":4111111111111111}|{\"card\":\"[redacted:card …1111]\"}",
                "[4111111111111111.00, 411111111111111.1e1]|[\"[redacted:card …1111]\",\"[redacted:card …1111]\"]",
                "{\"secret_access_key\":\"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"}|{\"secret_access_key\":\"[redacted:cloud_key]\"}",
                "{\"AccountKey\":\"ann@example.com\"}|{\"AccountKey\":\"[redacted:email]\"}",
                "{\"dbPassword\":\"hunter2\",\"passes\":\"two\"}|{\"dbPassword\":\"[redacted:secret]\",\"passes\":\"two\"}",
                "{\"key\":\"mail.password\",\"value\":\"hunter2\"}|{\"key\":\"mail.password\",\"value\":\"[redacted:secret]\"}",
                "{\"api-key\":[\"a1\",\"secret://b\"]}|{\"api-key\":[\"[redacted:secret]\",\"secret://b\"]}",
                "{\"key\":\"db.passWord1\",\"value\":{\"v\":[{\"w\":\"hunter2\"}]}}|{\"key\":\"db.passWord1\",\"value\":{\"v\":[{\"w\":\"[redacted:secret]\"}]}}",
                "{\"password\":\"secret://\",\"secret\":7}|{\"password\":\"[redacted:secret]\",\"secret\":7}"
            })
    void textsNamesAndCardNumbersAreReplaced(String value, String redacted) {
        assertThat(RedactedJson.of(read(value)).toString()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "{}",
                "[]",
                "{\"symbol\":\"AAPL\",\"quantity\":100,\"price\":187.20,\"tags\":[\"earnings\"]}",
                "[4111111111111112, -4111111111111111, 4111111111111111.5, 0.4111111111111111, 0, 1e400, 1e-400, 42]",
                "[1e2147483647, 1e-2147483647]",
                "{\"secret_access_key\":\"secret://aws/trading\"}",
                "{\"primary_key\":\"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\"}"
            })
    void aValueWithNothingToReplaceStaysTheSameInstance(String value) {
        JsonNode node = read(value);
        assertThat(RedactedJson.of(node)).isSameAs(node);
        assertThat(RedactedJson.kindsIn(node)).isEmpty();
    }

    @Test
    void theValueItselfIsNotChanged() {
        JsonNode value = read("{\"a\":[\"ann@example.com\"],\"price\":187.20}");
        JsonNode copy = value.deepCopy();
        JsonNode redacted = RedactedJson.of(value);
        assertThat(value).isEqualTo(copy);
        assertThat(redacted.get("price")).isSameAs(value.get("price"));
    }

    @Test
    void aNumberThatIsNoneIsLeftAlone() {
        assertThat(RedactedJson.kindsIn(DoubleNode.valueOf(Double.NaN))).isEmpty();
        assertThat(RedactedJson.kindsIn(DoubleNode.valueOf(Double.POSITIVE_INFINITY)))
                .isEmpty();
    }

    @Test
    void aNameThatIsAMarkerAlreadyLosesNoOther() {
        JsonNode redacted = RedactedJson.of(
                read("{\"[redacted:email]#2\":1,\"ann@b.com\":2,\"[redacted:email]\":3,\"x@b.com\":4}"));
        assertThat(redacted).hasSize(4);
        assertThat(RedactedJson.of(redacted)).isSameAs(redacted);
    }

    @Test
    void aRedactedValueHasTheSameKindsAndIsNotRedactedFurther() {
        long seed = Long.getLong("ark.seed", System.nanoTime());
        System.out.println("redacted JSON, seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode value = value(random, 3);
            JsonNode redacted = RedactedJson.of(value);
            assertThat(RedactedJson.kindsIn(redacted)).as("%s", value).isEqualTo(RedactedJson.kindsIn(value));
            assertThat(RedactedJson.of(redacted)).as("%s", value).isSameAs(redacted);
        }
    }

    private static JsonNode value(Random random, int depth) {
        var nodes = ArkJson.mapper().getNodeFactory();
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> nodes.textNode(text(random));
            case 1 -> nodes.numberNode(random.nextBoolean() ? 4111111111111111L : random.nextLong());
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> {
                var array = nodes.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
            default -> {
                var object = nodes.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(text(random), value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        String[] texts = {
            "a",
            "symbol",
            "ann@example.com",
            "bob@b.org",
            "x 4111 1111 1111",
            "4111111111111111",
            "secret_access_key",
            "password",
            "key",
            "value",
            "a@b.com/AccountKey",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY+ 555-123-4567",
            "[redacted:email]",
            "[redacted:email]#2",
            "(555) 123-4567",
            "+49 30 12345"
        };
        return texts[random.nextInt(texts.length)];
    }

    private static JsonNode read(String value) {
        try {
            return ArkJson.mapper().readTree(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(value, e);
        }
    }
}
