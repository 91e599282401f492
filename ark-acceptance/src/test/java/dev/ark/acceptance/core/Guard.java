package dev.ark.acceptance.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.identity.Roles;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** An operator who stops something now and then, and lets it go on soon after. */
final class Guard implements Actor {
    private static final String OPERATOR = "olivia";

    private final Sender sender;
    private final Fence fence;
    private final int longestPauseMillis;

    /** What is stopped and let go. */
    private record Fence(
            Kind stop,
            String stopPath,
            Kind release,
            String releasePath,
            String statusPath,
            String member,
            String open) {
        boolean isClosed(JsonNode status) {
            return !status.path(member).asText().equals(open);
        }
    }

    private Guard(Sender sender, Fence fence, int longestPauseMillis) {
        this.sender = sender;
        this.fence = fence;
        this.longestPauseMillis = longestPauseMillis;
    }

    /** One who halts everything. */
    static Guard ofAll(Sender sender) {
        Fence halt =
                new Fence(Kind.HALT, "/v1/halt", Kind.RESUME, "/v1/resume", "/v1/control", "trading_state", "ACTIVE");
        return new Guard(sender, halt, 300);
    }

    /** One who quarantines an agent. */
    static Guard ofAgent(Sender sender, String agent) {
        String path = "/v1/agents/" + agent;
        Fence quarantine = new Fence(
                Kind.QUARANTINE, path + "/quarantine", Kind.RESTORE, path + "/restore", path, "quarantined", "false");
        return new Guard(sender, quarantine, 100);
    }

    /** The pauses are part of the experiment: so long does a fence stand open or closed. */
    @Override
    public void step(Random random) {
        Optional<JsonNode> status = sender.read(Roles.OPERATOR, OPERATOR, fence.statusPath(), random);
        if (status.isEmpty()) {
            LockSupport.parkNanos(10_000_000);
            return;
        }
        boolean closed = fence.isClosed(status.get());
        LockSupport.parkNanos(random.nextInt(closed ? longestPauseMillis / 3 : longestPauseMillis) * 1_000_000L);
        String marker = sender.marker(closed ? "release" : "stop");
        sender.send(
                Write.post(
                        closed ? fence.release() : fence.stop(),
                        marker,
                        Roles.OPERATOR,
                        OPERATOR,
                        closed ? fence.releasePath() : fence.stopPath(),
                        "{\"reason\":\"" + marker + "\"}"),
                random);
    }
}
