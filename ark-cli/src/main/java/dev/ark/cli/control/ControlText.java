package dev.ark.cli.control;

import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Style;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.ControlState;

/** Commands that change the halt state or an agent's quarantine, and what they print. */
public final class ControlText {
    private ControlText() {}

    /** Sends the command, and tells the state that it led to. */
    public static int command(Session session, String path, Object body, String done) {
        ControlState state = session.asOperator().post(path, body, ControlState.class);
        if (session.output().json()) {
            session.output().document(state);
        } else {
            Style style = session.output().style();
            session.output()
                    .line(done + "; trading is " + state(state.tradingState(), style) + ", halt epoch "
                            + state.haltEpoch() + next(state.tradingState()));
        }
        return ExitCode.OK;
    }

    /** What a release would do in this state. */
    private static String next(TradingState state) {
        return switch (state) {
            case ACTIVE -> "";
            case REDUCING -> "; only what reduces risk passes, and ark resume makes it active";
            case HALTED -> "; only cancels pass, and ark resume lets pass what reduces risk";
        };
    }

    /** A trading state in its colour. */
    public static String state(TradingState state, Style style) {
        return switch (state) {
            case ACTIVE -> style.good("active");
            case REDUCING -> style.warning("reducing");
            case HALTED -> style.bad("halted");
        };
    }
}
