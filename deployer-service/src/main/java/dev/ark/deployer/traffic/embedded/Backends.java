package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.traffic.Slot;

/** Where each slot's core answers, on the loopback interface. */
public record Backends(int stablePort, int canaryPort) {
    static final String HOST = "127.0.0.1";

    int port(Slot slot) {
        return switch (slot) {
            case STABLE -> stablePort;
            case CANARY -> canaryPort;
        };
    }

    String url(Slot slot) {
        return "http://" + HOST + ":" + port(slot);
    }
}
