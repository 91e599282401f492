package dev.ark.watchdog.http;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.RulesetView;
import dev.ark.watchdog.drift.Evaluations;
import dev.ark.watchdog.drift.RulesetSource;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The graveyard, asked over HTTP. */
@Singleton
public final class GraveyardGateway implements RulesetSource, Evaluations {
    private final GraveyardApi graveyard;

    GraveyardGateway(@RestClient GraveyardApi graveyard) {
        this.graveyard = graveyard;
    }

    @Override
    public RulesetView ruleset() {
        return Counterpart.GRAVEYARD.ask(graveyard::ruleset);
    }

    @Override
    public EvaluationResponse evaluate(EvaluationRequest request) {
        return Counterpart.GRAVEYARD.ask(() -> graveyard.evaluate(request));
    }
}
