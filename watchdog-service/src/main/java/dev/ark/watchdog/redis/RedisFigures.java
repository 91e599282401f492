package dev.ark.watchdog.redis;

import java.util.HashMap;
import java.util.Map;

/**
 * What Redis tells of itself.
 *
 * @param usedMemory bytes
 * @param mostMemory bytes; without a limit when 0
 * @param evictedKeys since Redis was started
 */
public record RedisFigures(long usedMemory, long mostMemory, long evictedKeys, long connectedClients) {
    /**
     * Reads the answer to {@code INFO} (redis.io/commands/info).
     *
     * @throws IllegalArgumentException when a figure is missing
     */
    static RedisFigures of(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return new RedisFigures(
                number(fields, "used_memory"),
                number(fields, "maxmemory"),
                number(fields, "evicted_keys"),
                number(fields, "connected_clients"));
    }

    private static long number(Map<String, String> fields, String name) {
        try {
            return Long.parseLong(fields.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Redis does not tell its " + name, e);
        }
    }

    /** Used fraction of the memory that it may use; 0 without a limit. */
    double fullness() {
        return mostMemory == 0 ? 0 : (double) usedMemory / mostMemory;
    }
}
