package dev.ark.cli.local;

import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** A port that an installation needs, and what for. */
record Port(String use, int number) {
    private static final String LOOPBACK = "127.0.0.1";

    /** All ports of an installation; Redis's only when it is run here. */
    static List<Port> of(LocalLayout layout, boolean withRedis) {
        List<Port> ports = new ArrayList<>(List.of(
                new Port("the edge", layout.edgePort()),
                new Port("the deployer", layout.deployerPort()),
                new Port("the graveyard", layout.graveyardPort()),
                new Port("the core", layout.corePort()),
                new Port("the watchdog", layout.watchdogPort()),
                new Port("the objectives", layout.sloPort())));
        if (withRedis) {
            ports.add(new Port("Redis", layout.redisPort()));
        }
        return ports;
    }

    /** Whether it can be bound. */
    boolean free() {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections that wait out their end do not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
