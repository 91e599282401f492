package dev.ark.watchdog.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.Reason;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.alert.AlertJournal;
import dev.ark.watchdog.bus.AgentDirectory;
import dev.ark.watchdog.control.ControlSource;
import dev.ark.watchdog.lease.Lease;
import dev.ark.watchdog.quarantine.Enforcer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The core, asked over HTTP. */
@Singleton
public final class CoreGateway implements Enforcer, AlertJournal, Lease, ControlSource, AgentDirectory {
    private static final int AGENTS_PAGE = 1_000;
    private static final int SERVER_ERROR = 500;

    private final CoreApi core;

    CoreGateway(@RestClient CoreApi core) {
        this.core = core;
    }

    @Override
    public void quarantine(String agent, String reason) {
        ask(() -> core.quarantine(agent, new Reason(reason)));
    }

    @Override
    public void keep(AlertReport alert) {
        ask(() -> core.alert(alert));
    }

    @Override
    public void renew() {
        ask(() -> {
            core.renewLease();
            return "renewed";
        });
    }

    @Override
    public AgentList after(String name) {
        return ask(() -> core.agents(name, AGENTS_PAGE));
    }

    @Override
    public ControlState state() {
        return ask(core::control);
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            throw refusal(e);
        } catch (ProcessingException e) {
            throw unreachable(e);
        }
    }

    static ProblemException unreachable(ProcessingException e) {
        return new ProblemException(ProblemCode.UNAVAILABLE, "the core does not answer", e);
    }

    private static ProblemException refusal(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= SERVER_ERROR) {
            return new ProblemException(ProblemCode.UNAVAILABLE, "the core answered " + status, e);
        }
        try {
            Problem problem = ArkJson.mapper().readValue(e.getResponse().readEntity(String.class), Problem.class);
            return new ProblemException(problem.code(), problem.detail(), e);
        } catch (JsonProcessingException notOne) {
            return new ProblemException(ProblemCode.INTERNAL, "the core answered " + status, e);
        }
    }
}
