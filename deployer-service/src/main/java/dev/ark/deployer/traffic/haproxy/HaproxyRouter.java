package dev.ark.deployer.traffic.haproxy;

import dev.ark.deployer.socket.UnixSocket;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/**
 * The edge in production. Weights live in HAProxy's memory; its file says 100 % stable, which is what a restart comes back to. Thread-safe.
 */
public final class HaproxyRouter implements TrafficRouter {
    private static final Logger LOG = System.getLogger(HaproxyRouter.class.getName());
    private static final String BACKEND = "core";
    private static final String STATISTICS = "show stat " + BACKEND + " 4 -1";

    private final UnixSocket admin;

    public HaproxyRouter(UnixSocket admin) {
        this.admin = admin;
    }

    @Override
    public void route(Shares desired) {
        try {
            String answer = admin.ask(commands(desired));
            if (!answer.isBlank()) {
                LOG.log(Level.WARNING, "the edge did not take {0}: {1}", desired, answer.strip());
            }
        } catch (IOException e) {
            // Asked for again until it is observed.
            LOG.log(Level.WARNING, "the edge cannot be told its shares: {0}", e.toString());
        }
    }

    /** Not serving when it does not answer; what its shares are is not known then, and a restart begins with these. */
    @Override
    public Observed observed() {
        Optional<Shares> shares = statistics().flatMap(ServerStatistics::shares);
        return new Observed(shares.orElse(Shares.ALL_STABLE), shares.isPresent());
    }

    /** Nothing of a slot while the edge does not answer. */
    @Override
    public Map<Slot, Traffic> counted() {
        return statistics().map(ServerStatistics::counted).orElse(Map.of());
    }

    /** Stable comes first, so that there is always a server that takes requests. */
    static String commands(Shares shares) {
        return weight("stable", shares.stable()) + "; " + weight("canary", shares.canary()) + "; "
                + weight("shed", shares.shed());
    }

    private static String weight(String server, int percent) {
        return "set weight " + BACKEND + "/" + server + " " + percent;
    }

    private Optional<ServerStatistics> statistics() {
        try {
            return Optional.of(ServerStatistics.parse(admin.ask(STATISTICS), BACKEND));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the edge does not answer", e);
            return Optional.empty();
        }
    }
}
