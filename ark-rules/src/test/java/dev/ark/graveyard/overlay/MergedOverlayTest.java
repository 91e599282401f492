package dev.ark.graveyard.overlay;

import static dev.ark.graveyard.world.Verdicts.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedOverlayTest {
    private static final String NONE = "{'version':'none'}";

    @Test
    void whatEitherDeniesIsDenied() {
        Hrm hrm = Overlays.read(merged(denying("one", "symbol == 'TSLA'"), denying("other", "symbol == 'AAPL'")));
        assertThat(decided(hrm, "TSLA")).containsExactly("overlay/one");
        assertThat(decided(hrm, "AAPL")).containsExactly("overlay/other");
    }

    @Test
    void ofEachLimitTheTighterHoldsWhicheverFileItStandsIn() throws JsonProcessingException {
        String one = "{'version':'1','limits':{'max_position_size.position_bp':500,'min_risk_reward.ratio_bp':30000,"
                + "'max_leverage.leverage_bp':10000}}";
        String other =
                "{'version':'2','limits':{'max_position_size.position_bp':300,'min_risk_reward.ratio_bp':25000}}";
        for (String merged : List.of(merged(one, other), merged(other, one))) {
            JsonNode limits = ArkJson.mapper().readTree(merged).path("limits");
            assertThat(limits.path("max_position_size.position_bp").intValue()).isEqualTo(300);
            assertThat(limits.path("min_risk_reward.ratio_bp").intValue()).isEqualTo(30_000);
            assertThat(limits.path("max_leverage.leverage_bp").intValue()).isEqualTo(10_000);
        }
    }

    @Test
    void aNameThatStandsInBothIsRefused() {
        String merged = merged(denying("it", "true"), denying("it", "true"));
        assertThatThrownBy(() -> Overlays.read(merged))
                .isInstanceOf(InvalidOverlayException.class)
                .hasMessageContaining("overlay/it stands twice");
    }

    @Test
    void twoThatSayNothingSayNothing() {
        assertThat(decided(Overlays.read(merged(NONE, NONE)), "TSLA")).isEmpty();
    }

    @Test
    void bothAreNamedAsFarAsThereIsRoom() throws JsonProcessingException {
        assertThat(version(merged("{'version':'a'}", "{'version':'b'}"))).isEqualTo("a + b");
        assertThat(version(merged("{'version':'" + "a".repeat(64) + "'}", NONE)))
                .isEqualTo("a".repeat(64));
        Overlays.read(merged("{'version':'" + "a".repeat(60) + "'}", "{'version':'\uD83D\uDE00'}"));
    }

    private static String version(String merged) throws JsonProcessingException {
        return ArkJson.mapper().readTree(merged).path("version").asText();
    }

    private static List<String> decided(Hrm hrm, String symbol) {
        return named(Overlays.decide(
                hrm, World.ordinary(), Proposed.buy("1").with("symbol", symbol).now()));
    }

    private static String denying(String name, String when) {
        return "{\"version\":\"1\",\"deny\":[" + Overlays.denial(name, when) + "]}";
    }

    /** Of two files, in which single quotation marks may stand for double ones. */
    private static String merged(String one, String other) {
        return new String(MergedOverlay.of(bytes(one), bytes(other)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        String text = file.startsWith("{'") ? file.replace('\'', '"') : file;
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
