package dev.ark.graveyard.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.UnverifiedGraveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.world.Signed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
    private static final String RELEASED = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "wash_window_seconds, 60, 60",
        "publication_window_seconds, 86400, 86400",
        "intent_window_seconds, 30, 900"
    })
    void noWindowIsLongerThanWhatTheCoreReads(String limit, int released, int longest) {
        assertThat(with(limit, released, longest - 1)).isInstanceOf(Hrm.class);
        assertThat(with(limit, released, longest)).isInstanceOf(Hrm.class);
        assertThat(with(limit, released, longest + 1))
                .isInstanceOfSatisfying(
                        UnverifiedGraveyard.class,
                        refused -> assertThat(refused.reason()).contains(limit + " is " + (longest + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"layering_window_seconds", "window_seconds"})
    void whatTheCoreCountsIsCountedOverItsOwnTime(String limit) {
        assertThat(with(limit, 60, 60)).isInstanceOf(Hrm.class);
        assertThat(with(limit, 60, 59)).isInstanceOf(UnverifiedGraveyard.class);
        assertThat(with(limit, 60, 61)).isInstanceOf(UnverifiedGraveyard.class);
    }

    private static Graveyard with(String limit, int released, int seconds) {
        String member = "\"" + limit + "\":";
        assertThat(RELEASED).contains(member + released);
        return Signed.open(RELEASED.replace(member + released, member + seconds));
    }
}
