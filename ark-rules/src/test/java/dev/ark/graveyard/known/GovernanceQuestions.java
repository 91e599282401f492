package dev.ark.graveyard.known;

import static dev.ark.graveyard.world.World.NOW;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.People.Override.Kind;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.graveyard.world.Overrides;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;

/** Reviews, the journal's condition, overrides and lifts, halts. */
final class GovernanceQuestions {
    private static final Proposal DELETION =
            Proposed.file("delete", "/tmp/report").now();
    private static final Proposal STOPLESS =
            Proposed.buy("1").without("stop_loss").now();

    private GovernanceQuestions() {}

    static void ask(Questions questions) {
        reviews(questions);
        journal(questions);
        overrides(questions);
        lifts(questions);
        halts(questions);
    }

    private static void reviews(Questions questions) {
        questions.ask("a deletion that nobody reviewed", World.ordinary(), DELETION);
        questions.ask("a reviewed deletion", World.ordinary().reviewed(DELETION), DELETION);
        questions.ask(
                "a review of fifteen minutes ago",
                World.ordinary().review(DELETION, NOW.minusSeconds(900), NOW.plusSeconds(9)),
                DELETION);
        questions.ask(
                "a review of longer ago",
                World.ordinary().review(DELETION, NOW.minusMillis(900_001), NOW.plusSeconds(9)),
                DELETION);
        questions.ask(
                "a review by the agent itself",
                World.ordinary().review(DELETION, World.KENNY, NOW, NOW.plusSeconds(9)),
                DELETION);
        questions.ask(
                "a review of another action",
                World.ordinary().reviewed(Proposed.file("delete", "/tmp/other").now()),
                DELETION);
        questions.ask(
                "an approval by its own account",
                World.ordinary(),
                Proposed.file("delete", "/x").claiming("hrm_approved"));
        questions.ask("a position of eight percent", World.ordinary(), Proposed.buy("80"));
        questions.ask("a position above eight percent", World.ordinary(), Proposed.buy("80.01"));
        questions.ask(
                "a claimed leverage above one and a half",
                World.ordinary(),
                Proposed.buy("1").with("leverage", "1.51"));
    }

    private static void journal(Questions questions) {
        questions.ask("a journal 250 ms behind", World.ordinary().journal(true, 250, true), Proposed.buy("1"));
        questions.ask("a journal 251 ms behind", World.ordinary().journal(true, 251, true), Proposed.buy("1"));
        questions.ask("a journal without a head", World.ordinary().journal(false, 0, true), Proposed.cancel());
        questions.ask("a disk below its reserve", World.ordinary().journal(true, 0, false), Proposed.action("observe"));
    }

    private static void overrides(Questions questions) {
        for (Kind kind : List.of(Kind.CANCEL, Kind.PAUSE, Kind.REDUCE, Kind.FLATTEN)) {
            World world = World.ordinary()
                    .holding("AAPL", "10")
                    .override(Overrides.of(kind).now());
            questions.ask("an entry against " + kind, world, Proposed.buy("1"));
            questions.ask("an exit under " + kind, world, Proposed.sell("10"));
            questions.ask("a cancel under " + kind, world, Proposed.cancel());
        }
        questions.ask(
                "a pause of another symbol",
                World.ordinary()
                        .override(Overrides.of(Kind.PAUSE)
                                .scope(null, null, "MSFT")
                                .now()),
                Proposed.buy("1"));
        questions.ask(
                "a pause that is over",
                World.ordinary()
                        .override(Overrides.of(Kind.PAUSE)
                                .during(NOW.minusSeconds(9), NOW.minusMillis(1))
                                .now()),
                Proposed.buy("1"));
    }

    private static void lifts(Questions questions) {
        questions.ask(
                "a lift of a medium rule",
                World.ordinary()
                        .override(Overrides.lift("require_stop_loss", STOPLESS).now())
                        .override(Overrides.lift("min_risk_reward", STOPLESS).now()),
                STOPLESS);
        questions.ask(
                "a lift of a grave rule",
                World.ordinary()
                        .override(
                                Overrides.lift("require_hrm_approval", DELETION).now()),
                DELETION);
        questions.ask(
                "a stale lift",
                World.ordinary()
                        .override(Overrides.lift("require_stop_loss", STOPLESS)
                                .during(NOW.minusMillis(900_001), NOW.plusSeconds(9))
                                .now()),
                STOPLESS);
        questions.ask(
                "a lift by the agent itself",
                World.ordinary()
                        .override(Overrides.lift("require_stop_loss", STOPLESS)
                                .by(World.KENNY, "trust me")
                                .now()),
                STOPLESS);
    }

    private static void halts(Questions questions) {
        for (TradingState state : List.of(TradingState.HALTED, TradingState.REDUCING)) {
            World world = World.ordinary().holding("AAPL", "10").state(state);
            questions.ask("an entry while " + state, world, Proposed.buy("1"));
            questions.ask("an exit while " + state, world, Proposed.sell("10"));
            questions.ask("a reversal while " + state, world, Proposed.sell("11"));
            questions.ask("a cancel while " + state, world, Proposed.cancel());
            questions.ask("an observation while " + state, world, Proposed.action("observe"));
        }
        questions.ask("a halt state that nobody knows", World.ordinary().state(null), Proposed.buy("1"));
        questions.ask(
                "a halt state of ten seconds ago", World.ordinary().asOf(NOW.minusSeconds(10)), Proposed.buy("1"));
        questions.ask("an older halt state", World.ordinary().asOf(NOW.minusMillis(10_001)), Proposed.buy("1"));
        questions.ask("a change of the kill switch", World.ordinary(), Proposed.config("kill_switch"));
    }
}
