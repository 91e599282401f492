package dev.ark.deployer.engine;

import dev.ark.contract.rollout.RolloutStep;
import dev.ark.deployer.service.ServiceCalls;
import dev.ark.runtime.trace.TraceParent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/** The journal of the core, asked over HTTP in the deployer's own name. Thread-safe. */
public final class CoreJournal implements StepJournal {
    private static final Logger LOG = Logger.getLogger(CoreJournal.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** What is wrong with the body will not be right the next time. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 413, 415, 422);

    private final URI steps;
    private final ServiceCalls calls;
    private final HttpClient client = ServiceCalls.client(TIMEOUT);

    /**
     * The journal of a core.
     *
     * @param token file with the deployer's bearer token; read each time
     */
    public CoreJournal(URI core, Path token) {
        this.steps = core.resolve("/v1/rollout-steps");
        this.calls = new ServiceCalls(token);
    }

    @Override
    public boolean append(RolloutStep step) throws IOException, InterruptedException {
        HttpRequest request = request()
                .header("Content-Type", "application/json")
                .header(TraceParent.HEADER, TraceParent.continuing(null).toString())
                .POST(ServiceCalls.json(step))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        int status = answer.statusCode();
        if (FOR_GOOD.contains(status)) {
            LOG.errorf("the core refuses a step of %s: %d %s", step.rollout(), status, answer.body());
            return false;
        }
        if (status / 100 != 2) {
            throw new IOException("the core answered " + status);
        }
        return true;
    }

    private HttpRequest.Builder request() throws IOException {
        try {
            return calls.request(steps, TIMEOUT);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new IOException("the deployer's token cannot be had", e);
        }
    }
}
