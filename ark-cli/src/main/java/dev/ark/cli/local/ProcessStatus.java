package dev.ark.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One process of an installation.
 *
 * @param state as the deployer tells it; running or stopped when only the record is known
 * @param pid absent while it does not run
 * @param restarts how often it was started again, as far as the deployer knows
 */
record ProcessStatus(
        String process,
        @Nullable Long pid,
        String state,
        String version,
        @Nullable Integer port,
        @Nullable Long uptimeSeconds,
        long restarts) {
    private static final String READY = "ready";
    private static final String RUNNING = "running";

    /** Ready, or for those that nobody supervises, running. */
    boolean ready() {
        return state.equals(READY) || state.equals(RUNNING);
    }

    private ProcessStatus answering() {
        return new ProcessStatus(process, pid, READY, version, port, uptimeSeconds, restarts);
    }

    /** The processes: what the records say, and what the deployer knows better. */
    static List<ProcessStatus> all(Session session, Instant now) throws IOException {
        Map<String, ProcessStatus> processes = new TreeMap<>();
        for (InstalledProcess process : InstalledProcess.all(session.layout())) {
            if (!process.isCanary() || process.handle().isPresent()) {
                processes.put(process.name(), recorded(process, session.layout(), now));
            }
        }
        ProcessStatus deployer = processes.get(LocalLayout.DEPLOYER);
        if (deployer != null && deployer.ready()) {
            try {
                for (JsonNode told : processes(session.deployerAsOperator().get("/v1/slots"))) {
                    String name = told.path("name").asText();
                    processes.compute(name, (same, known) -> supervised(told, known, now));
                }
                processes.put(LocalLayout.DEPLOYER, deployer.answering());
            } catch (Failure e) {
                session.output().progress("ark: the deployer does not tell: " + e.getMessage());
            }
        }
        return List.copyOf(processes.values());
    }

    private static ProcessStatus recorded(InstalledProcess process, LocalLayout layout, Instant now) {
        boolean runs = process.handle().isPresent();
        Duration uptime = Duration.between(process.record().startedAt(), now);
        return new ProcessStatus(
                process.name(),
                runs ? process.pid() : null,
                runs ? RUNNING : "stopped",
                process.version().orElse("-"),
                ports(layout).get(process.name()),
                runs ? uptime.toSeconds() : null,
                0);
    }

    private static ProcessStatus supervised(JsonNode told, @Nullable ProcessStatus known, Instant now) {
        Long uptime = known == null ? null : known.uptimeSeconds();
        if (uptime == null && told.path("pid").isNumber() && told.path("since").isTextual()) {
            uptime = Duration.between(Instant.parse(told.path("since").asText()), now)
                    .toSeconds();
        }
        String url = told.path("url").asText("");
        int port = url.isEmpty() ? -1 : URI.create(url).getPort();
        return new ProcessStatus(
                told.path("name").asText(),
                told.path("pid").isNumber() ? told.path("pid").asLong() : null,
                told.path("state").asText(),
                told.path("version").asText("-"),
                port < 0 ? null : port,
                uptime,
                told.path("restarts").asLong());
    }

    /** Every process in the deployer's answer, in whatever slot it stands. */
    private static List<JsonNode> processes(JsonNode answer) {
        List<JsonNode> processes = new ArrayList<>();
        for (JsonNode member : answer.findValues("processes")) {
            member.forEach(processes::add);
        }
        return processes;
    }

    private static Map<String, Integer> ports(LocalLayout layout) {
        return Map.of(
                LocalLayout.DEPLOYER,
                layout.deployerPort(),
                LocalLayout.GRAVEYARD,
                layout.graveyardPort(),
                LocalLayout.CORE,
                layout.corePort(),
                LocalLayout.WATCHDOG,
                layout.watchdogPort(),
                LocalLayout.REDIS,
                layout.redisPort(),
                LocalLayout.canary(LocalLayout.GRAVEYARD),
                layout.canaryGraveyardPort(),
                LocalLayout.canary(LocalLayout.CORE),
                layout.canaryCorePort(),
                LocalLayout.canary(LocalLayout.WATCHDOG),
                layout.canaryWatchdogPort());
    }
}
