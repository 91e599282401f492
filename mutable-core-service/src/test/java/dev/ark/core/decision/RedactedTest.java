package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.ActionParser;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.CanonicalJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a proposal. */
class RedactedTest {
    @Test
    void aRationaleThatGrowsIsCutBeforeAMarkerAndNeverWithinIt() {
        String addresses = "a@b.io ".repeat(571);
        String kept = kept(new Proposal("observe", CanonicalJson.object(), addresses, List.of(), null))
                .rationale();
        assertThat(kept.length()).isBetween(3_980, 4_000);
        assertThat(kept.replace("[redacted:email] ", "")).isEmpty();
    }

    @Test
    void aParameterThatGrowsCanBeReadAgain() {
        var parameters = CanonicalJson.object().put("operation", "read").put("path", "a@b.io ".repeat(146));
        Proposal kept = kept(new Proposal("file_operation", parameters, null, List.of(), null));
        assertThat(kept.parameters().path("path").textValue()).startsWith("[redacted:email] ");
        assertThat(ActionParser.parse(ActionTypes.BUILT_IN, kept.actionType(), kept.parameters()))
                .isNotNull();
    }

    @Test
    void whatATradeIsMadeOfIsKeptAsItIs() {
        var parameters =
                CanonicalJson.object().put("symbol", "4111111111111111").put("side", "buy");
        assertThat(kept(new Proposal("trade", parameters, null, List.of(), null))
                        .parameters())
                .isEqualTo(parameters);
    }

    @Test
    void whatIsKeptIsKeptAgainAsItIs() {
        var parameters = CanonicalJson.object().put("note", "call +1 415 555 0123, a@b.io");
        Proposal once = kept(new Proposal("observe", parameters, "a@b.io", List.of("e-1"), null));
        assertThat(kept(once)).isEqualTo(once);
    }

    private static Proposal kept(Proposal proposal) {
        return Redacted.proposal(proposal, ActionTypes.BUILT_IN);
    }
}
