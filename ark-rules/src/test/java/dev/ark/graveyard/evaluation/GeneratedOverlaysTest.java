package dev.ark.graveyard.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.overlay.Overlays;
import dev.ark.graveyard.world.Verdicts;
import dev.ark.graveyard.world.World;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No overlay makes any verdict laxer, whatever stands in it. {@code -Dark.seed=N} makes a run again. */
class GeneratedOverlaysTest {
    private static final int OVERLAYS = 200;
    private static final int DAYS = 60;
    private static final List<String> ATOMS = List.of(
            "is_trade",
            "symbol == 'AAPL'",
            "side == 'sell'",
            "position_bp > 300",
            "leverage_bp >= 9000",
            "loss_bp > 0",
            "reduces_risk",
            "above(quantity, '50')",
            "below(price, 100)",
            "rationale.contains('@')",
            "'evidence-1' in evidence",
            "evidence_labels.all(label, label == 'public')",
            "trading_state != 'active'",
            "at.getDayOfWeek() == 1",
            "has(parameters.stop_loss)",
            "parameters.nothing == 1",
            "parameters.quantity > 5",
            "above(parameters.quantity, 5)",
            "1 / (position_bp - position_bp) == 1",
            "int(rationale) > 1");
    private static final List<String> LIMITS = List.of(
            "\"max_position_size.position_bp\":%d",
            "\"max_leverage.leverage_bp\":%d",
            "\"require_stop_loss.max_distance_bp\":%d",
            "\"require_hrm_approval.position_bp\":%d",
            "\"max_daily_loss.loss_bp\":%d",
            "\"no_market_manipulation.volume_bp\":%d",
            "\"prevent_infinite_loops.max_actions_per_minute\":%d",
            "\"human_in_loop_critical.approval_max_age_seconds\":%d",
            "\"audit_all_actions.max_lag_millis\":%d");

    private final long seed = Long.getLong("ark.seed", new Random().nextLong());

    @Test
    void noVerdictIsLaxerThanWithoutTheOverlay() {
        System.out.println("seed of the generated overlays: " + seed);
        Set<String> added = new TreeSet<>();
        int denied = 0;
        for (int i = 0; i < OVERLAYS; i++) {
            // What a Random of a neighbouring seed says first is nearly the same.
            String file = overlay(new Random(new SplittableRandom(seed + i).nextLong()));
            Hrm with = Overlays.read(file);
            for (int day = 0; day < DAYS; day++) {
                RandomDay chance = new RandomDay(seed + i * (long) DAYS + day);
                Facts facts = chance.world().facts();
                Proposal proposal = chance.proposed().now();
                Verdict before = decide(World.GRAVEYARD, facts, proposal);
                Verdict after = decide(with, facts, proposal);
                String what = "seed %d, day %d, overlay %s".formatted(seed + i, day, file);
                assertThat(strictness(after)).as(what).isGreaterThanOrEqualTo(strictness(before));
                assertThat(after.violations()).as(what).containsAll(before.violations());
                assertThat(after.warnings()).as(what).isEqualTo(before.warnings());
                added.addAll(Verdicts.named(after));
                denied += strictness(after) > strictness(before) ? 1 : 0;
            }
        }
        assertThat(denied).as("the overlays deny something that passed").isPositive();
        assertThat(added).contains("OVERLAY_FAILED", "overlay/d0", "overlay/max_position_size");
    }

    private static String overlay(Random random) {
        StringBuilder denials = new StringBuilder();
        for (int i = 0; i < random.nextInt(4); i++) {
            denials.append(i == 0 ? "" : ",").append(Overlays.denial("d" + i, condition(random, 3)));
        }
        StringBuilder limits = new StringBuilder();
        for (String limit : LIMITS) {
            if (random.nextBoolean()) {
                limits.append(limits.isEmpty() ? "" : ",").append(limit.formatted(random.nextInt(250)));
            }
        }
        return "{\"version\":\"1\",\"deny\":[" + denials + "],\"limits\":{" + limits + "}}";
    }

    private static String condition(Random random, int depth) {
        if (depth == 0) {
            return ATOMS.get(random.nextInt(ATOMS.size()));
        }
        String one = condition(random, random.nextInt(depth));
        String other = condition(random, random.nextInt(depth));
        return switch (random.nextInt(5)) {
            case 0 -> "(" + one + " && " + other + ")";
            case 1 -> "(" + one + " || " + other + ")";
            case 2 -> "!(" + one + ")";
            case 3 -> "(" + one + " ? " + other + " : " + one + ")";
            default -> one;
        };
    }

    private static int strictness(Verdict verdict) {
        return List.of(Outcome.APPROVED, Outcome.PENDING_APPROVAL, Outcome.DENIED)
                .indexOf(verdict.outcome());
    }

    private static Verdict decide(Graveyard graveyard, Facts facts, Proposal proposal) {
        Group group = new Group(facts, List.of(World.asked(proposal)));
        return graveyard
                .evaluate(new EvaluationRequest(List.of(group)))
                .groups()
                .getFirst()
                .getFirst();
    }
}
