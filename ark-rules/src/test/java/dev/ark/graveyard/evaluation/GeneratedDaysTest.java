package dev.ark.graveyard.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.ActionParser;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.rules.Order;
import dev.ark.graveyard.rules.Rulebook;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.Signed;
import dev.ark.graveyard.world.SilentProbe;
import dev.ark.graveyard.world.Verdicts;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds on every day that can be made up. {@code -Dark.seed=N} makes a run again. */
class GeneratedDaysTest {
    private static final int DAYS = 4_000;
    private static final int DAYS_FOR_THE_RARE = 100_000;
    private static final List<String> ENTRY_RULES = List.of(
            "max_position_size",
            "max_daily_loss",
            "max_leverage",
            "require_stop_loss",
            "min_risk_reward",
            "max_concurrent_trades");

    private final long seed = Long.getLong("ark.seed", new Random().nextLong());

    GeneratedDaysTest() {
        System.out.println("seed of the generated days: " + seed);
    }

    @Test
    void noProposalAndNoFactEndsInAnException() {
        for (int day = 0; day < DAYS; day++) {
            RandomDay chance = new RandomDay(seed + day);
            Verdict verdict = decided(chance);
            assertThat(Verdicts.named(verdict)).as("seed %d", seed + day).doesNotContain("RULE_FAILED");
            assertThat(verdict.violations()).as("seed %d", seed + day).allSatisfy(violation -> {
                assertThat(violation.message()).isNotBlank();
                assertThat(violation.observed()).isNotBlank();
            });
            assertThat(verdict.violations().isEmpty())
                    .as("seed %d", seed + day)
                    .isEqualTo(verdict.outcome() == Outcome.APPROVED);
        }
    }

    @Test
    void aLargerOrderNeverTurnsADenialIntoAnApproval() {
        int approved = 0;
        for (int day = 0; day < DAYS; day++) {
            RandomDay chance = new RandomDay(seed + day);
            Facts facts = chance.world().facts();
            Proposed order = chance.order();
            boolean denied = false;
            for (String quantity : List.of("0.5", "5", "10", "60", "80", "99", "100", "101", "400", "2000")) {
                Verdict verdict = decide(facts, order.with("quantity", quantity).now());
                boolean approval = verdict.outcome() == Outcome.APPROVED;
                assertThat(denied && approval)
                        .as("seed %d: %s approved, less denied", seed + day, quantity)
                        .isFalse();
                denied = !approval && !isAboutOneSize(verdict);
                approved += approval ? 1 : 0;
            }
        }
        assertThat(approved).as("the generator makes some approvals").isGreaterThan(DAYS / 10);
    }

    @Test
    void noExitIsBlockedByAnEntryRule() {
        int exits = 0;
        for (int day = 0; day < DAYS; day++) {
            RandomDay chance = new RandomDay(seed + day);
            Facts facts = chance.world().facts();
            Proposal proposal = chance.order().now();
            if (isExit(facts, proposal)) {
                exits++;
                assertThat(Verdicts.named(decide(facts, proposal)))
                        .as("seed %d", seed + day)
                        .doesNotContainAnyElementsOf(ENTRY_RULES)
                        .doesNotContain("require_hrm_approval");
            }
        }
        assertThat(exits).as("the generator makes some exits").isGreaterThan(DAYS / 100);
    }

    @Test
    void aTighterLimitNeverTurnsADenialIntoAnApproval() {
        String tighter = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8)
                .replace("\"position_bp\":1000", "\"position_bp\":500")
                .replace("\"leverage_bp\":20000", "\"leverage_bp\":1000")
                .replace("\"instruments\":5", "\"instruments\":2")
                .replace("\"loss_bp\":500", "\"loss_bp\":20")
                .replace("\"ratio_bp\":15000", "\"ratio_bp\":24000")
                .replace("\"volume_bp\":500", "\"volume_bp\":5")
                .replace("\"max_jump_bp\":1000", "\"max_jump_bp\":100")
                .replace("\"max_distance_bp\":5000", "\"max_distance_bp\":500")
                .replace("\"mark_max_age_seconds\":900", "\"mark_max_age_seconds\":30");
        Graveyard stricter = Signed.open(tighter);
        int stricterDenials = 0;
        for (int day = 0; day < DAYS; day++) {
            RandomDay chance = new RandomDay(seed + day);
            EvaluationRequest request =
                    request(chance.world().facts(), chance.proposed().now());
            boolean approved = only(World.GRAVEYARD, request).outcome() == Outcome.APPROVED;
            boolean approvedByStricter = only(stricter, request).outcome() == Outcome.APPROVED;
            assertThat(approvedByStricter && !approved)
                    .as("seed %d", seed + day)
                    .isFalse();
            stricterDenials += approved && !approvedByStricter ? 1 : 0;
        }
        assertThat(stricterDenials).as("the tighter limits bite").isPositive();
    }

    @Test
    void everyRuleIsBrokenOnSomeDay() {
        Set<String> broken = new TreeSet<>();
        List<String> rules = ((Hrm) World.GRAVEYARD).rulebook().names();
        for (int day = 0; day < DAYS_FOR_THE_RARE && !broken.containsAll(rules); day++) {
            RandomDay chance = new RandomDay(seed + day);
            Verdict verdict = decided(chance);
            broken.addAll(Verdicts.named(verdict));
            verdict.warnings().forEach(warning -> broken.add(warning.rule()));
        }
        assertThat(broken).containsAll(rules);
    }

    @Test
    void theOrderOfTheRulesChangesNoOutcome() {
        Hrm hrm = (Hrm) World.GRAVEYARD;
        var entries = new ArrayList<>(hrm.rulebook().entries());
        Collections.shuffle(entries, new Random(seed));
        Rulebook inOtherOrder = new Rulebook(
                hrm.ruleset(), hrm.rulebook().actionTypes(), hrm.rulebook().freshness(), entries);
        Hrm shuffled = new Hrm(inOtherOrder, new SilentProbe());
        for (int day = 0; day < DAYS; day++) {
            RandomDay chance = new RandomDay(seed + day);
            World world = chance.world();
            Proposal proposal = chance.proposed().now();
            EvaluationRequest request =
                    request(chance.answering(world, proposal).facts(), proposal);
            Verdict one = only(hrm, request);
            Verdict other = only(shuffled, request);
            assertThat(other.outcome()).as("seed %d", seed + day).isEqualTo(one.outcome());
            assertThat(Verdicts.named(other))
                    .as("seed %d", seed + day)
                    .containsExactlyInAnyOrderElementsOf(Verdicts.named(one));
            assertThat(other.warnings()).as("seed %d", seed + day).containsExactlyInAnyOrderElementsOf(one.warnings());
        }
    }

    @Test
    void aLiftChangesNothingButDenialsOfLowAndMediumSeverity() {
        int lifted = 0;
        for (int day = 0; day < DAYS; day++) {
            RandomDay chance = new RandomDay(seed + day);
            World world = chance.world();
            Proposal proposal = chance.proposed().now();
            Facts facts = chance.answering(world, proposal).facts();
            Verdict with = decide(facts, proposal);
            Verdict without = decide(withoutLifts(facts), proposal);
            List<Violation> gone = new ArrayList<>(without.violations());
            gone.removeAll(with.violations());
            assertThat(without.violations()).as("seed %d", seed + day).containsAll(with.violations());
            assertThat(gone)
                    .as("seed %d", seed + day)
                    .allMatch(violation -> isLifted(violation, with) || isNoLongerRepeated(violation, with));
            lifted += gone.isEmpty() ? 0 : 1;
        }
        assertThat(lifted).as("the generator makes some lifts that count").isGreaterThan(DAYS / 100);
    }

    private static boolean isLifted(Violation violation, Verdict with) {
        return (violation.severity() == Severity.LOW || violation.severity() == Severity.MEDIUM)
                && violation.effect() == Effect.DENY
                && with.warnings().stream()
                        .anyMatch(warning -> warning.message().equals(violation.message() + "; lifted by olga: storm"));
    }

    /** An action that is not denied is no repeated denial. */
    private static boolean isNoLongerRepeated(Violation violation, Verdict with) {
        return violation.effect() == Effect.DENY_AND_QUARANTINE
                && violation.rule().equals("prevent_infinite_loops")
                && with.outcome() != Outcome.DENIED;
    }

    private static Facts withoutLifts(Facts facts) {
        People people = facts.people();
        return new Facts(
                facts.revision(),
                facts.asOf(),
                facts.control(),
                facts.agents(),
                facts.accounts(),
                facts.market(),
                facts.registers(),
                new People(
                        people.reviews(),
                        people.overrides().stream()
                                .filter(override -> override.kind() != People.Override.Kind.LIFT)
                                .toList(),
                        people.directives()),
                facts.conduct());
    }

    private static Verdict decided(RandomDay chance) {
        World world = chance.world();
        Proposal proposal = chance.proposed().now();
        return chance.answering(world, proposal).decide(proposal);
    }

    private static boolean isExit(Facts facts, Proposal proposal) {
        return facts.account("acct-1")
                .filter(account -> account.holdings().values().stream()
                        .allMatch(holding -> holding.openBuys().signum() >= 0
                                && holding.openSells().signum() >= 0))
                .filter(account -> account.equity().compareTo(BigDecimal.TEN.pow(64)) < 0)
                .map(account -> new Order(
                        (Trade) ActionParser.parse(ActionTypes.BUILT_IN, proposal.actionType(), proposal.parameters()),
                        account))
                .filter(Order::reducesRisk)
                .isPresent();
    }

    /** A wash trade is one of about the size of a fill, so that a larger order may be none. */
    private static boolean isAboutOneSize(Verdict verdict) {
        return verdict.violations().stream()
                .allMatch(violation -> violation.rule().equals("no_market_manipulation")
                        && violation.message().matches("the order would undo a fill of the last \\d+ s"));
    }

    private static Verdict decide(Facts facts, Proposal... proposals) {
        return only(World.GRAVEYARD, request(facts, proposals));
    }

    private static EvaluationRequest request(Facts facts, Proposal... proposals) {
        List<Item> items = Arrays.stream(proposals).map(World::asked).toList();
        return new EvaluationRequest(List.of(new Group(facts, items)));
    }

    private static Verdict only(Graveyard graveyard, EvaluationRequest request) {
        return graveyard.evaluate(request).groups().getFirst().getFirst();
    }
}
