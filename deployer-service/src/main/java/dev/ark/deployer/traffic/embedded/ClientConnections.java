package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.DeployerConfig;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The clients' connections to one event loop, which alone may use it. Connections that have taken their time are closed. */
final class ClientConnections implements Handler<HttpConnection> {
    private static final long LONGEST_TURN_MILLIS = 1_000;

    private final int mostConnections;
    private final long readNanos;
    private final long idleNanos;
    private final EdgeState state;
    private final Set<ClientConnection> open = new HashSet<>();

    ClientConnections(DeployerConfig.Edge config, EdgeState state) {
        this.mostConnections = config.maxClients();
        this.readNanos = config.readTimeout().toNanos();
        this.idleNanos = config.keepAliveTimeout().toNanos();
        this.state = state;
    }

    /** Time between two looks at the connections, in milliseconds. */
    static long turnMillis(Duration readTimeout) {
        return Math.clamp(readTimeout.toMillis() / 4, 1, LONGEST_TURN_MILLIS);
    }

    @Override
    public void handle(HttpConnection connection) {
        if (!state.admitClient(mostConnections)) {
            connection.close();
            return;
        }
        ChannelHandlerContext http = ((ConnectionBase) connection).channelHandlerContext();
        ClientConnection client = new ClientConnection(state, System.nanoTime());
        http.pipeline().addBefore(http.name(), "client", client);
        open.add(client);
        http.channel().closeFuture().addListener(closed -> {
            open.remove(client);
            client.gone();
            state.clientGone();
        });
    }

    /** Closes those that have had the time for a head and a body, or that nothing has been asked on for long. */
    void closeOverdue() {
        long now = System.nanoTime();
        List<ClientConnection> overdue = open.stream()
                .filter(client -> client.isOverdue(now, readNanos, idleNanos))
                .toList();
        overdue.forEach(ClientConnection::close);
    }
}
