package dev.ark.deployer.work.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.deployer.work.Records.Kind;
import dev.ark.deployer.work.UnderWay;
import dev.ark.deployer.work.WorkFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases and records as files. */
class ReleasesAtWorkTest {
    @TempDir
    Path home;

    @Test
    void aReleaseIsWhatItsRecordSays() throws Exception {
        LocalLayout layout = new LocalLayout(home, 0);
        ReleasesAtWork releases = new ReleasesAtWork(layout);
        assertThat(releases.find("v1")).isEmpty();
        Release release = new Release("v1", "b", Map.of("A", "1"), 2, 9, 1, "s", true, "olivia", Instant.EPOCH);
        Files.createDirectories(layout.release("v1"));
        Files.writeString(layout.releaseRecord("v1"), ArkJson.mapper().writeValueAsString(release));
        assertThat(releases.find("v1")).contains(release);
        assertThat(releases.find("../releases/v1")).isEmpty();
        Files.writeString(layout.releaseRecord("v1"), "{");
        assertThatThrownBy(() -> releases.find("v1")).isInstanceOf(WorkFailedException.class);
    }

    @Test
    void everyOverlayThatIsNoOverlayIsSaid() throws Exception {
        LocalLayout layout = new LocalLayout(home, 0);
        ReleasesAtWork releases = new ReleasesAtWork(layout);
        assertThat(releases.overlayProblems("v1")).isEmpty();
        Files.createDirectories(layout.release("v1"));
        Files.writeString(layout.overlay(), "[]");
        Files.writeString(layout.releaseOverlay("v1"), "{\"denials\":");
        assertThat(releases.overlayProblems("v1")).hasSize(2);
    }

    @Test
    void aRecordStaysAndNoNameLeadsElsewhere() throws Exception {
        JsonRecords records = new JsonRecords(home.resolve("deployer"));
        records.keep(Kind.UNDER_WAY, "latest", new UnderWay("r1", "v1"));
        assertThat(new JsonRecords(home.resolve("deployer")).find(Kind.UNDER_WAY, "latest", UnderWay.class))
                .contains(new UnderWay("r1", "v1"));
        assertThat(records.find(Kind.UNDER_WAY, "../under-way/latest", UnderWay.class))
                .isEmpty();
        assertThatThrownBy(() -> records.keep(Kind.UNDER_WAY, "../x", new UnderWay("r1", "v1")))
                .isInstanceOf(WorkFailedException.class);
    }
}
