package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.OverlayView;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.signature.ReleaseKey;
import dev.ark.core.FailStop;
import dev.ark.core.journal.JournalCondition;
import dev.ark.core.permit.PermittedOrder;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.deployment.Deployment;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;

/** Makes the lanes and the pipeline that empties them. */
@RegisterForReflection(
        targets = {
            Basis.class,
            Basis.Origin.class,
            CandidateEvaluation.class,
            Decision.class,
            Effects.class,
            Effects.Reserved.class,
            Effects.Published.class,
            EvaluationRequest.class,
            EvaluationResponse.class,
            Idempotency.class,
            OverlayView.class,
            PermittedOrder.class,
            Proposal.class,
            RulesetView.class
        })
final class DecisionAssembly {
    @Produces
    @Singleton
    Lanes lanes(DecisionConfig config, MeterRegistry meters) {
        Lanes lanes = new Lanes(config.longestQueue(), config.longestLane());
        meters.gauge("ark.decision.queue", lanes, Lanes::size);
        return lanes;
    }

    @Produces
    @Singleton
    Rulesets rulesets(
            RulesetSource source, Writer writer, ReadPool reads, RulesetConfig config, Deployment deployment) {
        return new Rulesets(source, writer, reads, releaseKey(config), deployment.deployment());
    }

    @Produces
    @Singleton
    CommitStage commits(
            Lanes lanes,
            Writer writer,
            DecisionRecorder recorder,
            Repeats repeats,
            DecisionConfig config,
            Clock clock,
            DecisionMetrics metrics,
            Overlays overlays) {
        return new CommitStage(lanes, writer, recorder, repeats, config, clock, answered -> {
            metrics.answered(answered);
            overlays.seen(answered.decision().ruleset());
        });
    }

    @Produces
    @Singleton
    @Startup
    DecisionPipeline pipeline(
            Lanes lanes,
            Database database,
            Evaluator evaluator,
            Rulesets rulesets,
            Repeats repeats,
            CommitStage commits,
            JournalCondition journal,
            DecisionConfig config,
            Clock clock,
            FailStop failStop)
            throws SQLException {
        return new DecisionPipeline(
                lanes,
                database.reader(),
                evaluator,
                rulesets,
                repeats,
                commits,
                journal::now,
                config.largestRound(),
                clock,
                failStop);
    }

    void close(@Disposes DecisionPipeline pipeline) throws SQLException {
        pipeline.close();
    }

    private static ReleaseKey releaseKey(RulesetConfig config) {
        try {
            return new ReleaseKey(config.publicKey().strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ark.core.ruleset.public-key is no key: " + e.getMessage(), e);
        }
    }
}
