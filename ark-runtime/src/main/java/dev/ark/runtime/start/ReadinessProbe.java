package dev.ark.runtime.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks the service of this container whether it is ready, for images that have neither a shell nor a client. A plain socket, since it runs
 * every few seconds and a client of the JDK takes longer to load than to ask.
 *
 * @param environment where {@code ARK_PORT} tells the port
 */
record ReadinessProbe(Map<String, String> environment) {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final String READY = "HTTP/1.1 200";

    boolean ready() {
        String port = environment.getOrDefault("ARK_PORT", "");
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status != null && status.startsWith(READY);
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }
}
