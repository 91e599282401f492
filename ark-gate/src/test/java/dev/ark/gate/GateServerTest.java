package dev.ark.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over its socket, with a Compose of the test's own that writes down how it was called. */
class GateServerTest {
    @TempDir
    Path directory;

    private Path socket;
    private Path called;
    private GateServer server;

    @BeforeEach
    void open() throws IOException {
        socket = directory.resolve("gate.sock");
        called = directory.resolve("called");
        Path compose = directory.resolve("compose");
        Files.writeString(
                compose,
                "#!/bin/sh\necho \"$@\" >>" + called
                        + "\ncase \"$*\" in *v-broken*) echo no such image >&2; exit 1;; esac\n" + "grep -q v-broken "
                        + directory.resolve(".env") + " && { echo no such image >&2; exit 1; }\necho done\n");
        Files.setPosixFilePermissions(compose, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = new GateServer(
                new Gate(
                        List.of(compose.toString()),
                        "ark",
                        new EnvironmentFile(directory.resolve(".env")),
                        new Commands(directory, Duration.ofSeconds(10))),
                socket);
        Thread.ofVirtual().start(() -> {
            try {
                server.serve();
            } catch (IOException e) {
                // It was closed.
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aVerbIsDoneAndAnswered() throws IOException {
        assertThat(ask("up canary v2\n")).isEqualTo("ok\ndone\n");
        assertThat(called).content().contains("up --detach --no-deps --no-build graveyard-canary");
        assertThat(directory.resolve(".env")).hasContent("ARK_CANARY_VERSION=v2");
    }

    @Test
    void whatFailsSaysWhy() throws IOException {
        assertThat(ask("up stable v-broken\n")).startsWith("failed\nno such image");
    }

    @Test
    void anythingElseRunsNothing() throws IOException {
        assertThat(ask("exec core sh\n")).startsWith("refused");
        assertThat(ask("x".repeat(128))).isEmpty();
        assertThat(called).doesNotExist();
    }

    @Test
    void onlyItsOwnerAndItsGroupMayAsk() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-rw----");
    }

    private String ask(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(4_096);
            while (channel.read(answer) >= 0) {}
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        }
    }
}
