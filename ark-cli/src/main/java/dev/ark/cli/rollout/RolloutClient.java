package dev.ark.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.client.Refusal;
import dev.ark.contract.rollout.CommandRequest;
import dev.ark.contract.rollout.PlanView;
import dev.ark.contract.rollout.RollbackRequest;
import dev.ark.contract.rollout.RolloutList;
import dev.ark.contract.rollout.RolloutRequest;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.contract.rollout.RolloutView;
import java.time.Duration;
import java.util.Optional;

/** What the commands about rollouts ask the deployer. */
record RolloutClient(ArkClient client) {
    private static final String PATH = "/v1/rollouts";
    private static final int NOT_FOUND = 404;

    /** A pre-flight verifies the whole journal. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    RolloutClient(Session session) {
        this(session.deployerAsOperator());
    }

    RolloutSummary begin(RolloutRequest request) {
        return client.post(PATH, request, RolloutSummary.class, PATIENCE);
    }

    PlanView plan(RolloutRequest request) {
        return client.post(PATH + ":plan", request, PlanView.class, PATIENCE);
    }

    RolloutSummary rollBack(RollbackRequest request) {
        return client.post("/v1/rollbacks", request, RolloutSummary.class);
    }

    /** Tells a rollout to do something, such as {@code promote}; it does so soon. */
    RolloutSummary command(String id, String verb, CommandRequest request) {
        return client.post(path(id) + "/" + verb, request, RolloutSummary.class);
    }

    RolloutList list(int limit) {
        return client.get(PATH + "?limit=" + limit, RolloutList.class);
    }

    RolloutView show(String id) {
        return client.get(path(id), RolloutView.class);
    }

    /** The rollout or rollback that is in progress. */
    Optional<RolloutView> current() {
        try {
            return Optional.of(client.get(PATH + "/current", RolloutView.class));
        } catch (Refusal e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A document that belongs to a rollout, {@code replay} or {@code restore}; missing where it has none. */
    JsonNode document(String id, String which) {
        try {
            return client.get(path(id) + "/" + which);
        } catch (Refusal e) {
            if (e.status() == NOT_FOUND) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    private static String path(String id) {
        return PATH + "/" + ArkClient.segment(id);
    }
}
