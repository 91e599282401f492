package dev.ark.cli.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.CoreCommandTest;
import dev.ark.contract.decision.Outcome;
import org.junit.jupiter.api.Test;

class ApproveTest extends CoreCommandTest {
    private static final String APPROVAL = "POST /v1/decisions/d-1/approval";
    private static final String FIRST_PAGE =
            "GET /v1/decisions?outcome=pending_approval&limit=1000&cursor=" + Long.MAX_VALUE;

    @Test
    void anApprovalPrintsWhatItSettledAndExitsZero() {
        core.on(APPROVAL, 200, Decisions.reviewed(Outcome.APPROVED));
        CommandRun run = ark("approve", "d-1", "--reason", "known payee");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("approved", "d-1");
        assertThat(core.requests().getFirst().body()).contains("\"known payee\"", "\"approve\":true");
    }

    @Test
    void whatIsDeniedAllTheSameExitsOne() {
        core.on(APPROVAL, 200, Decisions.reviewed(Outcome.DENIED));
        assertThat(ark("approve", "d-1", "--reason", "r").exitCode()).isEqualTo(1);
    }

    @Test
    void aRejectionExitsZeroWhenItIsDenied() {
        core.on(APPROVAL, 200, Decisions.reviewed(Outcome.DENIED));
        CommandRun run = ark("approve", "d-1", "--reject", "--reason", "r");
        assertThat(run.exitCode()).isZero();
        assertThat(core.requests().getFirst().body()).contains("\"approve\":false");
    }

    @Test
    void aReviewOfADenialSaysThatItMayBeProposedAgain() {
        core.on(APPROVAL, 200, "{\"seq\":7,\"at\":\"2026-01-31T14:30:00Z\"}");
        CommandRun run = ark("approve", "d-1", "--reason", "r");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("reviewed; journal 7", "may propose it again");
    }

    @Test
    void whatWaitsIsListedPageByPage() {
        core.on(FIRST_PAGE, 200, Decisions.waiting("42"));
        core.on(FIRST_PAGE.replace("" + Long.MAX_VALUE, "42"), 200, Decisions.waiting(null));
        CommandRun run = ark("decisions", "--pending");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsSubsequence("d-1", "d-1").contains("WAITS UNTIL", "approve ID");
    }
}
