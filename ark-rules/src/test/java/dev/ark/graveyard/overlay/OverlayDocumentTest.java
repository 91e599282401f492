package dev.ark.graveyard.overlay;

import static dev.ark.graveyard.world.Verdicts.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of docs/overlay.md do what the document says. The decisions of these tests are made on a Monday. */
class OverlayDocumentTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

    private static String document;
    private static List<String> examples;

    @BeforeAll
    static void readTheDocument() throws IOException {
        document = Files.readString(Path.of("../docs/overlay.md"));
        examples = EXAMPLE.matcher(document)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(examples).hasSize(3);
    }

    @Test
    void noTeslaOnMondaysAndNothingLarge() {
        Hrm hrm = Overlays.read(examples.get(0));
        assertThat(named(decide(hrm, Proposed.buy("1").with("symbol", "TSLA"))))
                .contains("overlay/no_tesla_on_mondays");
        assertThat(named(decide(hrm, Proposed.buy("50")))).isEmpty();
        assertThat(named(decide(hrm, Proposed.buy("51")))).contains("overlay/max_position_size");
        World holding = World.ordinary().holding("TSLA", "10");
        assertThat(named(Overlays.decide(
                        hrm, holding, Proposed.sell("5").with("symbol", "TSLA").now())))
                .isEmpty();
    }

    @Test
    void noLargeTransfers() {
        Hrm hrm = Overlays.read(examples.get(1));
        assertThat(named(decide(hrm, transfer("1000.50")))).doesNotContain("overlay/large_transfers");
        assertThat(named(decide(hrm, transfer("1000.51")))).contains("overlay/large_transfers");
        assertThat(named(decide(hrm, transfer("1").without("amount")))).contains("overlay/large_transfers");
        assertThat(named(decide(hrm, Proposed.cancel()))).isEmpty();
    }

    @Test
    void anAgentOnProbation() {
        Hrm hrm = Overlays.read(examples.get(2));
        assertThat(named(decide(hrm, Proposed.buy("10")))).isEmpty();
        assertThat(named(decide(hrm, Proposed.buy("10.1")))).containsExactly("overlay/probation_size");
        assertThat(named(decide(hrm, Proposed.buy("1").because(null)))).contains("overlay/probation_evidence");
        assertThat(named(decide(hrm, Proposed.buy("1").with("stop_loss", "93.9"))))
                .containsExactly("overlay/require_stop_loss");
        World research = World.ordinary().evidence("evidence-1", "research");
        assertThat(named(Overlays.decide(hrm, research, Proposed.buy("1").now())))
                .containsExactly("overlay/probation_evidence");
        World losing = World.ordinary()
                .session("99000", "100000", "99000")
                .holding("MSFT", "1")
                .holding("NVDA", "1");
        assertThat(named(Overlays.decide(hrm, losing, Proposed.buy("1").now())))
                .contains("overlay/probation_loss", "overlay/max_concurrent_trades");
    }

    @Test
    void everyVariableIsDocumented() {
        for (Variable variable : Variable.values()) {
            assertThat(document).contains("`" + variable.declaration().getName() + "`");
        }
    }

    private static Proposed transfer(String amount) {
        return Proposed.action("transfer")
                .with("amount", amount)
                .with("currency", "EUR")
                .with("destination", "savings");
    }

    private static Verdict decide(Hrm hrm, Proposed proposed) {
        return Overlays.decide(hrm, World.ordinary(), proposed.now());
    }
}
