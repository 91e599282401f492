package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.ProcessRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PortOwnerTest {
    @TempDir
    Path home;

    @Test
    void aPortIsTakenAsLongAsSomebodyListens() throws IOException {
        int number;
        try (ServerSocket socket = listen(0)) {
            number = socket.getLocalPort();
            assertThat(new Port("x", number).free()).isFalse();
        }
        assertThat(new Port("x", number).free()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoListensIsFound() throws IOException {
        try (ServerSocket socket = listen(0)) {
            PortOwner owner = PortOwner.of(socket.getLocalPort()).orElseThrow();
            assertThat(owner.pid()).isEqualTo(ProcessHandle.current().pid());
            assertThat(owner.command()).contains("java");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTakenPortIsNamedWithItsOwnerUnlessItIsOurs() throws IOException {
        try (ServerSocket socket = listenWithinReach()) {
            LocalLayout layout = new LocalLayout(home, socket.getLocalPort() - 8000);
            assertThatThrownBy(() -> TakenPorts.refuse(layout, true))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(socket.getLocalPort() + " for the edge is taken by process "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("--port-offset");

            ProcessRecord.of(LocalLayout.DEPLOYER, ProcessHandle.current())
                    .write(layout.processRecord(LocalLayout.DEPLOYER));
            assertThatCode(() -> TakenPorts.refuse(layout, true)).doesNotThrowAnyException();
        }
    }

    @Test
    void listeningSocketsAreReadFromTheKernelsTable() {
        List<String> table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1",
                "   1: 0100007F:1F40 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4343 1",
                "   2: 00000000:1F41 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4444 1");
        assertThat(ProcessTable.listening(table, 8000)).containsExactly("socket:[4242]");
    }

    @Test
    void theProcessIsReadFromLsof() {
        assertThat(OpenFiles.firstProcess("p4711\nf7\n")).contains(4711L);
        assertThat(OpenFiles.firstProcess("")).isEmpty();
    }

    /** A port such that all others of an installation whose edge it is are valid, too. */
    private static ServerSocket listenWithinReach() throws IOException {
        for (int port = 22_000; port < 30_000; port += 7) {
            try {
                return listen(port);
            } catch (IOException e) {
                continue;
            }
        }
        throw new IOException("no port is free");
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
