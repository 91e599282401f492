package dev.ark.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static String canonical(String json) throws JsonProcessingException {
        return CanonicalJson.write(ArkJson.mapper().readTree(json));
    }

    @Test
    void membersAreSortedAndWhiteSpaceIsGone() throws JsonProcessingException {
        assertThat(canonical(" { \"b\" : [ 1 , null ] , \"a\" : { } , \"B\" : true } "))
                .isEqualTo("{\"B\":true,\"a\":{},\"b\":[1,null]}");
    }

    /** RFC 8785, section 3.2.3: by UTF-16 code units, under which an emoji comes before U+FB33. */
    @Test
    void membersAreSortedByUtf16CodeUnits() throws JsonProcessingException {
        assertThat(canonical("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2,\"\\u20ac\":3}"))
                .isEqualTo("{\"\u20ac\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.0, 1",
        "100, 100",
        "1e2, 100",
        "0.10, 0.1",
        "187.20, 187.2",
        "-0.0, 0",
        "1e-7, 0.0000001",
        "12345678901234567890, 12345678901234567890",
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827"
    })
    void numbersAreExactPlainDecimals(String written, String canonical) throws JsonProcessingException {
        assertThat(canonical(written)).isEqualTo(canonical);
    }

    @Test
    void onlyWhatMustBeIsEscaped() throws JsonProcessingException {
        assertThat(canonical("\"\\u000a\\u0001\\\"\\\\\\/\\u00e9\\u2028\""))
                .isEqualTo("\"\\n\\u0001\\\"\\\\/\u00e9\u2028\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e-2147483647", "1e200"})
    void aNumberThatWouldFillMemoryIsRefused(String number) {
        assertThatThrownBy(() -> canonical(number)).isInstanceOf(ProblemException.class);
    }

    /** It would become a question mark in UTF-8, and digest like the text with a question mark. */
    @ParameterizedTest
    @ValueSource(strings = {"\"a\\ud800\"", "\"\\udc00\"", "{\"\\ud800x\":1}"})
    void halfOfASurrogatePairIsRefused(String json) {
        assertThatThrownBy(() -> canonical(json)).isInstanceOf(ProblemException.class);
    }

    @Test
    void theDigestOfAKnownTextNeverChanges() {
        assertThat(CanonicalJson.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void writingWhatWasReadBackGivesTheSameText() throws JsonProcessingException {
        long seed = Long.getLong("ark.seed", System.nanoTime());
        System.out.println("canonical JSON, seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String once = CanonicalJson.write(value(random, 4));
            assertThat(canonical(once)).isEqualTo(once);
        }
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> {
                return make.numberNode(BigDecimal.valueOf(random.nextLong(), random.nextInt(20)));
            }
            case 1 -> {
                return make.textNode(text(random));
            }
            case 2 -> {
                return make.booleanNode(random.nextBoolean());
            }
            case 3 -> {
                return make.nullNode();
            }
            case 4 -> {
                ArrayNode array = make.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                return array;
            }
            default -> {
                ObjectNode object = make.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(text(random), value(random, depth - 1));
                }
                return object;
            }
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, 0x11000)
                .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0x1F600 : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
