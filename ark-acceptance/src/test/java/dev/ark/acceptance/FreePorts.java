package dev.ark.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that nobody listens on. */
public final class FreePorts {
    /** Above the installations' ports, and below the range that outgoing connections take theirs from: a killed process must find its own free. */
    private static final int FIRST = 31_200;

    private static final int SPREAD = 700;
    /** Far apart for processes that were started one after the other, and may run side by side. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(FIRST + (int) (ProcessHandle.current().pid() * 61 % SPREAD));

    private FreePorts() {}

    /** One that is free, and is given to no other caller. */
    public static int next() {
        for (int i = 0; i < SPREAD; i++) {
            int port = NEXT.getAndIncrement();
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
