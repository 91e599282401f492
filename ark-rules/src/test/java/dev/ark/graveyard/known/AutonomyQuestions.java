package dev.ark.graveyard.known;

import static dev.ark.graveyard.world.World.NOW;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.People.Directive;
import dev.ark.contract.evaluation.People.Forbidden;
import dev.ark.contract.evaluation.Registers.Snapshot;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is the users' own, reasons, ways back, and what waits for a person. */
final class AutonomyQuestions {
    private static final Proposal TRANSFER = Proposed.transfer("acct-9").now();

    private AutonomyQuestions() {}

    static void ask(Questions questions) {
        directives(questions);
        reasons(questions);
        waysBack(questions);
        people(questions);
    }

    private static void directives(Questions questions) {
        questions.ask("a change of the user's own", World.ordinary(), Proposed.config("user.contacts"));
        questions.ask("a change of anything else", World.ordinary(), Proposed.config("theme.colour"));
        questions.ask("an order against a directive", told("alice", null, "AAPL"), Proposed.buy("1"));
        questions.ask("an order that no directive is about", told("alice", null, "MSFT"), Proposed.buy("1"));
        questions.ask("a directive of another principal's", told("bob", null, "AAPL"), Proposed.buy("1"));
        questions.ask("a directive for everybody", told(null, null, "AAPL"), Proposed.buy("1"));
        questions.ask("a directive that expires now", told("alice", NOW, "AAPL"), Proposed.buy("1"));
        questions.ask("an expired directive", told("alice", NOW.minusMillis(1), "AAPL"), Proposed.buy("1"));
        questions.ask(
                "a path under a directive",
                told("alice", null, "/home/alice/*"),
                Proposed.file("read", "/home/alice/x"));
    }

    private static void reasons(Questions questions) {
        questions.ask(
                "an entry without a reason", World.ordinary(), Proposed.buy("1").because(null));
        questions.ask(
                "an entry without evidence", World.ordinary(), Proposed.buy("1").citing());
        Proposal deletion = Proposed.file("delete", "/tmp/x").because(null).now();
        questions.ask("a deletion without a reason", World.ordinary().reviewed(deletion), deletion);
        Proposal invented = Proposed.file("delete", "/tmp/x").citing("invented").now();
        questions.ask("a deletion with invented evidence", World.ordinary().reviewed(invented), invented);
    }

    private static void waysBack(Questions questions) {
        Proposed write = Proposed.file("write", "/data/x").without("compensating_plan");
        questions.ask("an overwrite with no way back", World.ordinary(), write);
        questions.ask("an overwrite with a plan", World.ordinary(), Proposed.file("write", "/data/x"));
        questions.ask("a snapshot of a day ago", snapshot("/data", true, NOW.minusSeconds(86_400)), from("snap-1"));
        questions.ask("an older snapshot", snapshot("/data", true, NOW.minusMillis(86_400_001)), from("snap-1"));
        questions.ask("a snapshot that nobody verified", snapshot("/data", false, NOW), from("snap-1"));
        questions.ask("a snapshot of something else", snapshot("/srv", true, NOW), from("snap-1"));
        questions.ask("an invented snapshot", World.ordinary(), from("invented"));
        questions.ask(
                "a publication with no way back",
                World.ordinary(),
                Proposed.publication("blog", "hello").without("compensating_plan"));
    }

    private static void people(Questions questions) {
        questions.ask("a transfer waits for a person", World.ordinary(), TRANSFER);
        questions.ask("an approved transfer", World.ordinary().reviewed(TRANSFER), TRANSFER);
        questions.ask(
                "a transfer approved by its agent",
                World.ordinary().review(TRANSFER, World.KENNY, NOW, NOW.plusSeconds(60)),
                TRANSFER);
        questions.ask(
                "an approval of longer than fifteen minutes ago",
                World.ordinary().review(TRANSFER, NOW.minusMillis(900_001), NOW.plusSeconds(60)),
                TRANSFER);
        Proposal code = Proposed.code("ls").now();
        questions.ask("code that nobody reviewed", World.ordinary(), code);
        questions.ask("reviewed code", World.ordinary().reviewed(code), code);
        questions.ask(
                "a deployment",
                World.ordinary(),
                Proposed.action("deploy").with("key", "core.image").with("value", "2"));
        questions.ask("a change of limits", World.ordinary(), Proposed.config("risk.limits"));
    }

    private static World told(@Nullable String principal, @Nullable Instant expiry, String target) {
        Forbidden forbidden = new Forbidden(List.of(), List.of(), List.of(target));
        return World.ordinary().directive(new Directive(16, "dir-1", principal, "leave it", forbidden, expiry));
    }

    private static World snapshot(String path, boolean verified, Instant at) {
        return World.ordinary().snapshot("snap-1", new Snapshot(13, path, verified, at));
    }

    private static Proposed from(String snapshot) {
        return Proposed.file("write", "/data/x").without("compensating_plan").with("snapshot_id", snapshot);
    }
}
