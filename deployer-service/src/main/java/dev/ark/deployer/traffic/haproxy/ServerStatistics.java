package dev.ark.deployer.traffic.haproxy;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter.Traffic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The servers of a backend as HAProxy's {@code show stat} tells them: CSV whose first line names the fields. Fields are found by name, since
 * their number grows with HAProxy's versions.
 */
record ServerStatistics(Map<String, Map<String, String>> servers) {
    private static final String SHED = "shed";

    /** Reads what was told of a backend; other backends and the sums are passed over. */
    static ServerStatistics parse(String csv, String backend) {
        List<String> lines = csv.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith("# ")) {
            return new ServerStatistics(Map.of());
        }
        List<String> names = Arrays.asList(lines.getFirst().substring(2).split(",", -1));
        Map<String, Map<String, String>> servers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = Arrays.asList(line.split(",", -1));
            Map<String, String> fields = new HashMap<>();
            for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
                fields.put(names.get(i), values.get(i));
            }
            if (backend.equals(fields.get("pxname"))) {
                servers.put(fields.getOrDefault("svname", ""), fields);
            }
        }
        return new ServerStatistics(servers);
    }

    /** The shares that the weights come to; empty when they are not those of this backend, or do not make 100 together. */
    Optional<Shares> shares() {
        long stable = value(Slot.STABLE.label(), "weight");
        long canary = value(Slot.CANARY.label(), "weight");
        long shed = value(SHED, "weight");
        return servers.containsKey(Slot.STABLE.label()) && stable + canary + shed == 100
                ? Optional.of(new Shares((int) stable, (int) canary, (int) shed))
                : Optional.empty();
    }

    Map<Slot, Traffic> counted() {
        Map<Slot, Traffic> counted = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            String server = slot.label();
            long requests = 0;
            for (int status = 1; status <= 5; status++) {
                requests += value(server, "hrsp_" + status + "xx");
            }
            counted.put(
                    slot,
                    new Traffic(
                            requests,
                            value(server, "hrsp_5xx"),
                            value(server, "wredis"),
                            value(server, "wretr"),
                            value(server, "econ"),
                            value(server, "scur")));
        }
        return counted;
    }

    private long value(String server, String field) {
        String text = servers.getOrDefault(server, Map.of()).getOrDefault(field, "");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
