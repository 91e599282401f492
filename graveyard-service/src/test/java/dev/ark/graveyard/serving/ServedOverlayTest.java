package dev.ark.graveyard.serving;

import static dev.ark.graveyard.world.Verdicts.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedOverlayTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final String NO_TESLA = denying("symbol == 'TSLA'");
    private static final String NO_APPLE = denying("symbol == 'AAPL'");
    private static final Proposal APPLE = Proposed.buy("1").now();
    private static final Proposal TESLA =
            Proposed.buy("1").with("symbol", "TSLA").now();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path directory;

    @Test
    void withNoFileTheRulesStandAlone() {
        ServedOverlay overlay = overlay(Optional.empty());
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, APPLE)).isEmpty();
        assertThat(overlay.view().configured()).isFalse();
        assertThat(overlay.over(World.GRAVEYARD).ruleset()).isEqualTo(World.GRAVEYARD.ruleset());
    }

    @Test
    void aGoodFileIsInForceAndShown() throws IOException {
        ServedOverlay overlay = overlay(Optional.of(write(NO_TESLA)));
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, TESLA)).containsExactly("overlay/it");
        assertThat(decided(overlay, APPLE)).isEmpty();
        assertThat(overlay.view().text()).isEqualTo(NO_TESLA);
        assertThat(overlay.view().sha256()).isEqualTo(CanonicalJson.sha256(NO_TESLA));
        assertThat(overlay.view().since()).isEqualTo(NOW);
        assertThat(overlay.over(World.GRAVEYARD).ruleset().overlay()).contains(CanonicalJson.sha256(NO_TESLA));
        assertThat(error()).isZero();
    }

    @Test
    void anotherFileTakesItsPlaceAsAWhole() throws IOException {
        ServedOverlay overlay = overlay(Optional.of(write(NO_TESLA)));
        overlay.turn(World.GRAVEYARD);
        write(NO_APPLE);
        assertThat(decided(overlay, APPLE)).as("not looked at yet").isEmpty();
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, APPLE)).containsExactly("overlay/it");
        assertThat(decided(overlay, TESLA)).isEmpty();
        write("{\"version\":\"none\"}");
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, APPLE)).isEmpty();
    }

    @Test
    void aBadFileLeavesTheLastGoodOneInForce() throws IOException {
        Path file = write(NO_TESLA);
        ServedOverlay overlay = overlay(Optional.of(file));
        overlay.turn(World.GRAVEYARD);
        write(denying("symbl == 'AAPL'"));
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, TESLA)).containsExactly("overlay/it");
        assertThat(decided(overlay, APPLE)).isEmpty();
        assertThat(overlay.view().text()).isEqualTo(NO_TESLA);
        assertThat(overlay.view().error()).contains("symbl");
        assertThat(overlay.view().errorAt()).isEqualTo(NOW);
        assertThat(error()).isEqualTo(1);
        Files.delete(file);
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, TESLA)).containsExactly("overlay/it");
        assertThat(overlay.view().error()).contains("cannot be read");
        write(NO_TESLA);
        overlay.turn(World.GRAVEYARD);
        assertThat(overlay.view().error()).isNull();
        assertThat(error()).isZero();
    }

    @Test
    void aFileThatIsBadAtTheStartDeniesEverything() throws IOException {
        ServedOverlay overlay = overlay(Optional.of(write("not JSON")));
        assertThat(decided(overlay, APPLE)).as("before the first look").containsExactly("OVERLAY_FAILED");
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, APPLE)).containsExactly("OVERLAY_FAILED");
        assertThat(overlay.view().error()).contains("not JSON");
        write(NO_TESLA);
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, APPLE)).isEmpty();
    }

    @Test
    void aFileThatIsNotThereAtTheStartDeniesEverything() {
        ServedOverlay overlay = overlay(Optional.of(directory.resolve("overlay.json")));
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, Proposed.cancel().now())).containsExactly("OVERLAY_FAILED");
        assertThat(overlay.view().error()).contains("cannot be read");
    }

    @Test
    void aFileOfAnySizeIsOnlyRefused() throws IOException {
        ServedOverlay overlay = overlay(Optional.of(write(" ".repeat(2_000_000))));
        overlay.turn(World.GRAVEYARD);
        assertThat(overlay.view().error()).contains("more than 65536 bytes");
    }

    @Test
    void theReleasesOwnHoldsBesideTheInstallationsAndTheDigestIsOfBoth() throws IOException {
        Path release = Files.writeString(directory.resolve("release.json"), NO_APPLE.replace("\"it\"", "\"its\""));
        ServedOverlay overlay = overlay(Optional.of(write(NO_TESLA)), Optional.of(release));
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, TESLA)).containsExactly("overlay/it");
        assertThat(decided(overlay, APPLE)).containsExactly("overlay/its");
        String both = overlay.view().text();
        assertThat(both).contains("TSLA", "AAPL");
        assertThat(overlay.over(World.GRAVEYARD).ruleset().overlay()).contains(CanonicalJson.sha256(both));

        write("{\"version\":\"none\"}");
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, TESLA)).isEmpty();
        assertThat(decided(overlay, APPLE)).containsExactly("overlay/its");
        assertThat(overlay.view().text()).isNotEqualTo(both);
    }

    @Test
    void theReleasesOwnAloneIsServedAsItIs() throws IOException {
        ServedOverlay overlay = overlay(Optional.empty(), Optional.of(write(NO_APPLE)));
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, APPLE)).containsExactly("overlay/it");
        assertThat(overlay.view().text()).isEqualTo(NO_APPLE);
    }

    @Test
    void oneOfTwoFilesThatIsMissingOrClashesIsAFileThatCannotBeUsed() throws IOException {
        Path release = directory.resolve("release.json");
        ServedOverlay overlay = overlay(Optional.of(write(NO_TESLA)), Optional.of(release));
        overlay.turn(World.GRAVEYARD);
        assertThat(decided(overlay, Proposed.cancel().now())).containsExactly("OVERLAY_FAILED");
        Files.writeString(release, denying("symbl == 'AAPL'"));
        overlay.turn(World.GRAVEYARD);
        assertThat(overlay.view().error()).contains("release.json").contains("symbl");
        Files.writeString(release, NO_APPLE);
        overlay.turn(World.GRAVEYARD);
        assertThat(overlay.view().error()).contains("overlay/it stands twice");
        assertThat(decided(overlay, APPLE)).containsExactly("OVERLAY_FAILED");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("overlay.json"), text);
    }

    private ServedOverlay overlay(Optional<Path> file) {
        return overlay(file, Optional.empty());
    }

    private ServedOverlay overlay(Optional<Path> file, Optional<Path> releaseFile) {
        return new ServedOverlay(new OverlayFiles(file, releaseFile), Clock.fixed(NOW, ZoneOffset.UTC), meters);
    }

    private double error() {
        return meters.get("ark.overlay.error").gauge().value();
    }

    private static List<String> decided(ServedOverlay overlay, Proposal proposal) {
        Group group = new Group(World.ordinary().facts(), List.of(World.asked(proposal)));
        return named(overlay.over(World.GRAVEYARD)
                .evaluate(new EvaluationRequest(List.of(group)))
                .groups()
                .getFirst()
                .getFirst());
    }

    private static String denying(String when) {
        return "{\"version\":\"1\",\"deny\":[{\"name\":\"it\",\"when\":\"" + when
                + "\",\"message\":\"not so\",\"severity\":\"HIGH\"}]}";
    }
}
