package dev.ark.cli.local;

import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.agent.AgentsCommand;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.control.ControlText;
import dev.ark.cli.terminal.Durations;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.ControlState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an installation is.
 *
 * @param ready whether every process is
 * @param control absent when the core cannot be asked
 * @param problem why it cannot
 */
record StatusReport(
        boolean ready,
        List<ProcessStatus> processes,
        @Nullable ControlState control,
        @Nullable Integer agents,
        @Nullable Integer quarantined,
        @Nullable String problem) {

    static StatusReport of(Session session, Clock clock) throws IOException {
        List<ProcessStatus> processes = ProcessStatus.all(session, clock.instant());
        boolean ready = !processes.isEmpty() && processes.stream().allMatch(ProcessStatus::ready);
        if (processes.isEmpty()) {
            return new StatusReport(
                    false, processes, null, null, null, "nothing runs; '" + session.command() + " up' starts it");
        }
        try {
            ArkClient edge = session.asOperator();
            ControlState control = edge.get("/v1/control", ControlState.class);
            List<AgentStatus> agents = AgentsCommand.all(edge);
            int quarantined = Math.toIntExact(
                    agents.stream().filter(AgentStatus::quarantined).count());
            return new StatusReport(ready, processes, control, agents.size(), quarantined, null);
        } catch (Failure e) {
            return new StatusReport(false, processes, null, null, null, e.getMessage());
        }
    }

    void print(Output output) {
        if (output.json()) {
            output.document(this);
            return;
        }
        Style style = output.style();
        if (!processes.isEmpty()) {
            Table table = new Table("PROCESS", "PID", "STATE", "VERSION", "PORT", "UPTIME", "RESTARTS");
            for (ProcessStatus process : processes) {
                table.row(
                        process.process(),
                        process.pid() == null ? "-" : process.pid(),
                        process.ready() ? style.good(process.state()) : style.bad(process.state()),
                        process.version(),
                        process.port() == null ? "-" : process.port(),
                        process.uptimeSeconds() == null
                                ? "-"
                                : Durations.text(Duration.ofSeconds(process.uptimeSeconds())),
                        process.restarts());
            }
            table.print(output);
        }
        if (control != null) {
            output.line("trading is " + ControlText.state(control.tradingState(), style) + ", halt epoch "
                    + control.haltEpoch() + "; agents " + agents + ", quarantined " + quarantined);
        }
        if (problem != null) {
            output.line(style.warning(problem));
        }
    }
}
