package dev.ark.cli.rollout;

import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.client.Unreachable;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Panel;
import dev.ark.contract.rollout.RolloutView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows a rollout as it goes, until it is over or waits for a person. It only looks: whoever interrupts it stops nothing. A deployer that is
 * away for a while is waited for, since the rollout goes on when it is back.
 */
final class Following {
    private static final long POLL_MILLIS = 500;
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

    private final RolloutClient client;
    private final Session session;
    private final Clock clock = Clock.systemUTC();
    private final ChangeLines changes = new ChangeLines();
    private Instant answered = clock.instant();
    private boolean away;

    Following(RolloutClient client, Session session) {
        this.client = client;
        this.session = session;
    }

    /**
     * Follows it.
     *
     * @param held the number of a row in which the rollout waited before: to wait there is no ending yet. 0 if there is none
     * @return the whole record at the end
     */
    RolloutView follow(String id, long held) throws InterruptedException {
        String how = "'" + session.command() + " rollouts show " + id + " -w' follows it";
        session.output().progress("following " + id + "; to interrupt this leaves it running");
        Output output = session.output();
        Panel panel = output.panel();
        try (Farewell _ = new Farewell(output, id + " goes on; " + how)) {
            while (true) {
                RolloutView view = look(id);
                tell(view, panel, output);
                if (isEnd(view, held)) {
                    return view;
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static boolean isEnd(RolloutView view, long held) {
        return switch (Ending.of(view.summary())) {
            case DONE, ROLLED_BACK -> true;
            case HELD -> view.rows().getLast().number() > held;
            case NONE -> view.summary().over();
        };
    }

    private void tell(RolloutView view, Panel panel, Output output) {
        if (panel.isShown()) {
            panel.draw(new RolloutLines(output.style(), clock.instant()).of(view));
        } else {
            changes.of(view).forEach(output::progress);
        }
    }

    private RolloutView look(String id) throws InterruptedException {
        while (true) {
            try {
                RolloutView view = client.show(id);
                answered = clock.instant();
                away = false;
                return view;
            } catch (Unreachable e) {
                await(e);
            }
        }
    }

    private void await(Failure e) throws InterruptedException {
        if (Duration.between(answered, clock.instant()).compareTo(LONGEST_AWAY) > 0) {
            throw e;
        }
        if (!away) {
            session.output().progress("ark: the deployer does not answer; it is asked again");
            away = true;
        }
        Thread.sleep(POLL_MILLIS);
    }
}
