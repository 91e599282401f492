package dev.ark.watchdog.redis;

import java.util.Map;

/** What is asked of Redis. Each question throws a RuntimeException when it does not answer in time, or refuses. */
interface RedisServer {
    /** Comes back when Redis has answered. */
    void ping();

    RedisFigures figures();

    /** The users of agents that there are, and whether each is on. */
    Map<String, Boolean> agentUsers();

    /** Turns a user off and closes its connections. */
    void cut(String user);

    /** Turns a user on. */
    void admit(String user);
}
