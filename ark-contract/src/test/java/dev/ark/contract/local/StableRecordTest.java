package dev.ark.contract.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableRecordTest {
    @TempDir
    Path home;

    @Test
    void itRemembersWhatRanBeforeTheLatestFirst() {
        StableRecord record = StableRecord.first("v1").run("v2").run("v3");
        assertThat(record).isEqualTo(new StableRecord("v3", true, List.of("v2", "v1")));
        assertThat(record.run("v3")).isEqualTo(record);
    }

    @Test
    void goingBackForgetsWhatWasLeft() {
        StableRecord record = StableRecord.first("v1").run("v2").run("v3");
        assertThat(record.run("v2").before()).containsExactly("v1");
        assertThat(record.run("v1").before()).isEmpty();
        assertThat(record.run("v2").run("v3")).isEqualTo(record);
    }

    @Test
    void itIsReadAsItWasWritten() {
        LocalLayout layout = new LocalLayout(home, 0);
        assertThat(StableRecord.read(layout)).isEmpty();
        StableRecord record = StableRecord.first("v1").run("v2").stopped();
        record.write(layout);
        assertThat(StableRecord.read(layout)).contains(record);
        assertThat(record.run("v2").running()).isTrue();
    }

    @Test
    void oneThatCannotBeReadIsNoReasonToGuess() throws IOException {
        LocalLayout layout = new LocalLayout(home, 0);
        StableRecord.first("v1").write(layout);
        Files.writeString(layout.stableRecord(), "{");
        assertThatThrownBy(() -> StableRecord.read(layout)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aVersionDoesAsALabelAndAsADirectory() {
        assertThat(List.of("v1.0.1", "1", "v2-rc.1_x")).allMatch(Release::isVersion);
        assertThat(List.of("", ".", "..", "v1+2", "v1%2", "a/b", "-v", "v.", "é", "a b", "x".repeat(64)))
                .noneMatch(Release::isVersion);
    }
}
