package dev.ark.graveyard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.SilentProbe;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    private static final String RELEASED = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "layering_window_seconds, 60, 60",
        "wash_window_seconds, 60, 60",
        "publication_window_seconds, 86400, 86400",
        "intent_window_seconds, 30, 900",
        "window_seconds, 60, 60"
    })
    void noWindowIsLongerThanWhatTheCoreReads(String limit, int released, int longest) {
        assertThat(with(limit, released, longest - 1)).isInstanceOf(Hrm.class);
        assertThat(with(limit, released, longest)).isInstanceOf(Hrm.class);
        assertThat(with(limit, released, longest + 1))
                .isInstanceOfSatisfying(
                        UnverifiedGraveyard.class,
                        refused -> assertThat(refused.reason()).contains(limit + " is " + (longest + 1)));
    }

    private static Graveyard with(String limit, int released, int seconds) {
        String member = "\"" + limit + "\":";
        assertThat(RELEASED).contains(member + released);
        String changed = RELEASED.replace(member + released, member + seconds);
        return Graveyard.open(
                changed.getBytes(StandardCharsets.UTF_8), CanonicalJson.sha256(changed), new SilentProbe());
    }
}
