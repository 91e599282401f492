package dev.ark.deployer.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.rollout.PlanView;
import dev.ark.contract.rollout.PlanView.PlannedStepView;
import dev.ark.contract.rollout.RolloutRow;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.contract.rollout.RolloutView;
import dev.ark.deployer.engine.Glance;
import dev.ark.deployer.engine.JobRunner;
import dev.ark.deployer.engine.RolloutEngine;
import dev.ark.deployer.engine.Rollouts.Plan;
import dev.ark.deployer.engine.Slots;
import dev.ark.deployer.observation.CanaryWatch;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.PlannedStep;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.store.StoredRollout;
import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Evidence;
import dev.ark.deployer.tripwire.Tripwire;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Rollouts as they are shown. */
@Singleton
@RegisterForReflection(targets = {CheckRecord.class, Evidence.class, Tripwire.class, RolloutViews.OptionsView.class})
final class RolloutViews {
    private final RolloutEngine engine;
    private final Slots slots;
    private final JobRunner jobs;
    private final CanaryWatch watch;

    RolloutViews(RolloutEngine engine, Slots slots, JobRunner jobs, CanaryWatch watch) {
        this.engine = engine;
        this.slots = slots;
        this.jobs = jobs;
        this.watch = watch;
    }

    /** What was asked for, under the names that it is asked for with. */
    record OptionsView(
            List<Integer> weights,
            double stageSeconds,
            double checkIntervalSeconds,
            double syntheticSeconds,
            double rampPauseSeconds,
            boolean autoRollback,
            boolean healthCheck,
            @Nullable String snapshot,
            String denialsRule,
            boolean acceptChanges) {
        static OptionsView of(RolloutSpec spec) {
            return new OptionsView(
                    spec.timing().weights(),
                    seconds(spec.timing().stage()),
                    seconds(spec.timing().checkInterval()),
                    seconds(spec.timing().synthetic()),
                    seconds(spec.timing().rampPause()),
                    spec.options().autoRollback(),
                    spec.options().healthCheck(),
                    spec.options().snapshot(),
                    label(spec.options().denialsRule()),
                    spec.options().acceptChanges());
        }
    }

    RolloutSummary summary(StoredRollout rollout) {
        RolloutSpec spec = rollout.state().spec();
        Row last = rollout.state().last();
        boolean over = rollout.state().isOver();
        return new RolloutSummary(
                rollout.id(),
                spec.version(),
                spec.stable(),
                rollout.isRollback() ? "rollback" : "rollout",
                label(last.place().phase()),
                last.place().step(),
                over ? 0 : slots.shares().canary(),
                rollout.verdict() == null ? null : label(rollout.verdict()),
                why(rollout),
                over,
                rollout.begunBy(),
                rollout.begunAt(),
                over && last.ending() != null ? last.ending().doneAt() : null);
    }

    /** Durable, and to be done now. */
    RestResponse<RolloutSummary> accepted(StoredRollout rollout) {
        return ResponseBuilder.<RolloutSummary>create(Status.ACCEPTED)
                .location(URI.create("/v1/rollouts/" + rollout.id()))
                .entity(summary(rollout))
                .build();
    }

    RolloutView view(StoredRollout rollout) {
        return new RolloutView(
                summary(rollout),
                json(OptionsView.of(rollout.state().spec())),
                rollout.state().rows().stream()
                        .map(row -> row(rollout.id(), row))
                        .toList(),
                watch.checks(rollout.id()).stream().map(RolloutViews::json).toList());
    }

    PlanView plan(Plan plan) {
        return new PlanView(
                plan.spec().version(),
                plan.spec().stable(),
                PlannedStep.of(plan.spec()).stream().map(RolloutViews::step).toList(),
                plan.report().problems(),
                plan.report().forecast());
    }

    /** What took it from its course, if that is where it still is; else what it waits for. */
    private String why(StoredRollout rollout) {
        Row last = rollout.state().last();
        Phase phase = last.place().phase();
        if (phase.isRollback() || phase == Phase.ROLLED_BACK) {
            return reasonToGoBack(rollout);
        }
        if (!last.cause().why().isEmpty()) {
            return last.cause().why();
        }
        if (phase == Phase.DONE) {
            return rollout.state().spec().version() + " is stable now";
        }
        Optional<Glance> glance =
                engine.glance().filter(seen -> seen.rollout().equals(rollout.id()) && seen.row() == last.number());
        return glance.map(RolloutViews::waiting).orElse("");
    }

    private static String waiting(Glance glance) {
        return glance.checks().checks().isEmpty()
                ? glance.waits()
                : glance.waits() + "; " + glance.checks().why();
    }

    /** Given by the last row of which the cause was not that things went on. */
    private static String reasonToGoBack(StoredRollout rollout) {
        return rollout.state().rows().reversed().stream()
                .map(Row::cause)
                .filter(cause -> cause.kind() != Row.Cause.Kind.PROGRESS)
                .map(Row.Cause::why)
                .findFirst()
                .orElse("");
    }

    private RolloutRow row(String rollout, Row row) {
        Row.Ending ending = row.ending();
        String progress = row.intent().needsWork() ? jobs.progress(rollout, row.number()) : "";
        return new RolloutRow(
                row.number(),
                label(row.place().phase()),
                row.place().step(),
                row.place().part(),
                json(row.intent()),
                row.span().openedAt(),
                row.span().due(),
                row.span().latest(),
                row.fence(),
                label(row.cause().kind()),
                row.cause().why(),
                progress.isEmpty() ? null : progress,
                ending == null ? null : ending.asIntended(),
                ending == null ? null : ending.observed(),
                ending == null ? null : ending.doneAt());
    }

    private static PlannedStepView step(PlannedStep step) {
        return new PlannedStepView(
                label(step.place().phase()),
                step.place().step(),
                json(step.intent()),
                seconds(step.atLeast()),
                seconds(step.atMost()));
    }

    private static JsonNode json(Object value) {
        return ArkJson.mapper().valueToTree(value);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
