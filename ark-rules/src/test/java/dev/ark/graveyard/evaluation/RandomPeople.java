package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.People.Directive;
import dev.ark.contract.evaluation.People.Forbidden;
import dev.ark.contract.evaluation.People.Override.Kind;
import dev.ark.contract.evaluation.Registers.Snapshot;
import dev.ark.graveyard.world.Overrides;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** What people say and what agents did before, by chance. */
record RandomPeople(Random random, Supplier<Instant> instants) {
    private static final List<String> RULES = List.of(
            "require_stop_loss",
            "max_leverage",
            "max_concurrent_trades",
            "reversible_actions",
            "transparent_reasoning",
            "max_position_size",
            "require_hrm_approval",
            "FACT_UNAVAILABLE",
            "prevent_infinite_loops",
            "no_such_rule");
    private static final List<String> TARGETS = List.of("AAPL", "A*", "*", "/tmp/*", "blog", "acct-9", "theme.*", "/");

    /** What is said and known before anything is proposed. */
    void fill(World world) {
        if (chance(6)) {
            Overrides override = Overrides.of(pick(List.of(Kind.CANCEL, Kind.PAUSE, Kind.REDUCE, Kind.FLATTEN)))
                    .scope(either(World.KENNY, "kyle"), either("acct-1", "acct-2"), either("AAPL", "MSFT"));
            world.override((chance(4) ? override.during(instants.get(), instants.get()) : override).now());
        }
        if (chance(6)) {
            world.directive(new Directive(
                    16,
                    "dir-1",
                    either("alice", "bob"),
                    "leave it alone",
                    new Forbidden(
                            some("buy", "file_operation", "publish"),
                            some("buy", "sell"),
                            some(TARGETS.toArray(String[]::new))),
                    chance(3) ? instants.get() : null));
        }
        if (chance(6)) {
            world.pace(pick(List.of(0, 598, 599, 600)), pick(List.of(0, 118, 119, 120)));
        }
        world.depth("d-1", pick(List.of(1, 6, 7, 8)));
        world.snapshot(
                "snap-1",
                new Snapshot(13, pick(List.of("/tmp", "/", "~")), !chance(4), chance(4) ? instants.get() : World.NOW));
        if (chance(20)) {
            world.withoutEvidence("evidence-1");
        }
    }

    /** What is said of one proposal, and what became of it before. */
    void answer(World world, Proposal proposal) {
        if (chance(3)) {
            world.review(proposal, pick(List.of("olga", World.KENNY)), World.NOW, World.NOW.plusSeconds(60));
        }
        if (chance(3)) {
            world.denied(proposal, random.nextInt(4));
        }
        for (String rule : RULES) {
            if (chance(3)) {
                world.override(lift(rule, proposal).now());
            }
        }
    }

    private Overrides lift(String rule, Proposal proposal) {
        Overrides lift = Overrides.lift(rule, proposal);
        return switch (random.nextInt(8)) {
            case 0 -> lift.by(World.KENNY, "trust me");
            case 1 -> lift.by("olga", "");
            case 2 -> lift.during(instants.get(), instants.get());
            case 3 -> lift.scope(either(World.KENNY, "kyle"), null, either("AAPL", "MSFT"));
            default -> lift;
        };
    }

    private String either(String one, String other) {
        return chance(2) ? null : chance(4) ? other : one;
    }

    private List<String> some(String... choices) {
        return chance(2) ? List.of() : List.of(pick(List.of(choices)));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
