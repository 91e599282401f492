package dev.ark.deployer.work.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.http.RecordedDecision;
import dev.ark.contract.http.RecordedDecisions;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.deployer.work.StableCore;
import dev.ark.deployer.work.WorkFailedException;
import dev.ark.deployer.work.live.JsonCalls.Answer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stable core over its own port: what is asked here must not depend on how the traffic is split. */
@RegisterForReflection(
        targets = {
            AdoptedRuleset.class,
            ControlState.class,
            JournalHead.class,
            JournalRow.class,
            RecordedDecision.class,
            RecordedDecisions.class,
            RestoreReport.class,
            RestoreReport.LostRows.class,
            RestoreRequest.class,
            StateSnapshot.class
        })
final class HttpStableCore implements StableCore {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration PAGE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(25);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final int ROWS = 2_000;

    private final URI base;
    private final JsonCalls calls;

    HttpStableCore(URI base, JsonCalls calls) {
        this.base = base;
        this.calls = calls;
    }

    @Override
    public Optional<StateSnapshot> snapshot(String reason) throws WorkFailedException, InterruptedException {
        Answer answer = calls.post(base.resolve("/v1/snapshots"), Map.of("reason", reason), LONG);
        return answer.status() == CONFLICT ? Optional.empty() : Optional.of(answer.as(StateSnapshot.class));
    }

    @Override
    public List<StateSnapshot> snapshots() throws WorkFailedException, InterruptedException {
        Answer answer = get("/v1/snapshots");
        List<StateSnapshot> snapshots = new ArrayList<>();
        for (JsonNode item : answer.tree().path("items")) {
            snapshots.add(JsonCalls.read(item.toString(), StateSnapshot.class, answer.what()));
        }
        return snapshots;
    }

    @Override
    public ControlState control() throws WorkFailedException, InterruptedException {
        return get("/v1/control").as(ControlState.class);
    }

    /** It is told, with a status of its own, also by a core that is not ready. */
    @Override
    public String integrity() throws WorkFailedException, InterruptedException {
        Answer answer = get("/q/health/ready");
        String body = answer.status() == UNAVAILABLE ? answer.body() : answer.success();
        for (JsonNode check :
                JsonCalls.read(body, JsonNode.class, answer.what()).path("checks")) {
            if (check.path("name").asText().equals("state")) {
                return check.path("data").path("integrity").asText("unknown");
            }
        }
        return "unknown";
    }

    @Override
    public JournalHead head() throws WorkFailedException, InterruptedException {
        return get("/v1/journal/head").as(JournalHead.class);
    }

    @Override
    public Optional<RestoreReport> latestRestore() throws WorkFailedException, InterruptedException {
        Answer answer = get("/v1/restores/latest");
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(answer.as(RestoreReport.class));
    }

    @Override
    public AdoptedRuleset adoptedRules() throws WorkFailedException, InterruptedException {
        return get("/v1/ruleset/adopted").as(AdoptedRuleset.class);
    }

    @Override
    public void lowerRules(long revision, String reason) throws WorkFailedException, InterruptedException {
        calls.post(base.resolve("/v1/ruleset:lower"), Map.of("revision", revision, "reason", reason), SHORT)
                .success();
    }

    @Override
    public RecordedDecisions recorded(long before) throws WorkFailedException, InterruptedException {
        return page("/v1/decisions:recorded?limit=" + RecordedDecisions.MOST + "&before=" + before)
                .as(RecordedDecisions.class);
    }

    @Override
    public Optional<String> overlayError() throws WorkFailedException, InterruptedException {
        return Optional.ofNullable(get("/v1/overlay").tree().path("error").textValue());
    }

    /** In parts, each of which is answered in time or not at all. */
    @Override
    public void rows(long after, Rows rows) throws WorkFailedException, InterruptedException {
        long position = after;
        while (true) {
            Answer answer = page("/v1/journal/export?limit=" + ROWS + "&after=" + position);
            List<String> lines = answer.success().lines().toList();
            for (String line : lines) {
                JournalRow row = row(line);
                position = row.seq();
                if (!rows.accept(row)) {
                    return;
                }
            }
            if (lines.size() < ROWS) {
                return;
            }
        }
    }

    /** Held to the form that every release keeps: its hash covers all that there is. */
    private static JournalRow row(String line) throws WorkFailedException {
        try {
            return ArkJson.mapper().readValue(line, JournalRow.class);
        } catch (JsonProcessingException e) {
            throw new WorkFailedException("a row of the journal cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private Answer page(String path) throws WorkFailedException, InterruptedException {
        return calls.get(base.resolve(path), PAGE);
    }

    private Answer get(String path) throws WorkFailedException, InterruptedException {
        return calls.get(base.resolve(path), SHORT);
    }
}
