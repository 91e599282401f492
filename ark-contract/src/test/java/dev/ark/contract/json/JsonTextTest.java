package dev.ark.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private record Holder(JsonText value) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-0",
                "-0.0",
                "1.0",
                "1.10",
                "1e400",
                "1E+2",
                "123456789012345678901234567890123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890",
                "\"\"",
                "\"Zürich 東京 😀 \\\" \\\\ \\n\\u0000\"",
                "[]",
                "{}",
                "[1,[2.50,{\"b\":null,\"a\":[{}]}],\"x\"]"
            })
    void aValueIsKeptAsItIsWritten(String text) throws JsonProcessingException {
        assertThat(JsonText.parse(text).text()).isEqualTo(text);
        String held = "{\"value\":" + text + "}";
        Holder holder = ArkJson.mapper().readValue(held, Holder.class);
        assertThat(ArkJson.mapper().writeValueAsString(holder)).isEqualTo(held);
    }

    @Test
    void whiteSpaceIsNotKept() {
        assertThat(JsonText.parse(" { \"a\" : [ 1 , 2 ] } ").text()).isEqualTo("{\"a\":[1,2]}");
    }

    @Test
    void whatIsAbsentIsNotNull() throws JsonProcessingException {
        assertThat(ArkJson.mapper().readValue("{}", Holder.class).value()).isNull();
        assertThat(ArkJson.mapper().readValue("{\"value\":null}", Holder.class).value())
                .isEqualTo(JsonText.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "1 2", "{\"a\":1,\"a\":2}", "NaN", "'a'", "01"})
    void whatIsNotOneJsonValueIsMalformed(String text) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.MALFORMED_BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e10000", "1E-99999999999", "[1e+010000]", "\"\\ud800\"", "{\"\\udc00\":1}"})
    void whatNoReaderCouldHoldIsRefused(String text) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_VALUE));
    }

    @Test
    void aValueHasABoundedLength() {
        String text = "\"" + "x".repeat(JsonText.MAX_LENGTH) + "\"";
        assertThatThrownBy(() -> new JsonText(text)).hasMessageContaining("262144");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "1 1 true",
                "1 1.0 false",
                "1.0 1.00 true",
                "1e400 10e399 true",
                "{\"a\":1,\"b\":[2]} {\"b\":[2],\"a\":1} true",
                "[1,2] [2,1] false",
                "\"1\" 1 false",
                "null false false"
            })
    void sameMeansTheSameJsonValue(String one, String other, boolean same) {
        assertThat(JsonText.parse(one).sameAs(JsonText.parse(other))).isEqualTo(same);
    }
}
