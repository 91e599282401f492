package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.cli.CommandRun;
import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.ProcessRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortOffsetTest {
    @TempDir
    Path home;

    @Test
    void aHomeKeepsTheOffsetThatItWasStartedWith() throws IOException {
        assertThat(PortOffset.kept(home)).isEmpty();
        PortOffset.keep(new LocalLayout(home, 100));
        assertThat(PortOffset.kept(home)).contains(100);
    }

    @Test
    void anotherOffsetIsRefusedOnlyWhileSomethingRuns() throws IOException {
        LocalLayout started = new LocalLayout(home, 100);
        LocalLayout another = new LocalLayout(home, 200);
        PortOffset.keep(started);
        assertThatCode(() -> PortOffset.refuseAnother(another)).doesNotThrowAnyException();
        ProcessRecord.of("core", ProcessHandle.current()).write(started.processRecord("core"));
        assertThatCode(() -> PortOffset.refuseAnother(started)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PortOffset.refuseAnother(another))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("port offset 100, not 200");
        assertThat(CommandRun.of("status", "--home", home.toString(), "--port-offset", "200")
                        .exitCode())
                .isEqualTo(2);
    }
}
