package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.ArkJson;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is read of what is stored. */
class DecisionJsonTest {
    private static final String LATER = """
            {"proposal":{"action_type":"observe","parameters":{},"evidence":[],"mood":"later"},
            "facts":{"revision":7,"as_of":"2026-05-01T09:30:00Z","weather":{"wind":1},
            "control":{"trading_state":"ACTIVE","halt_epoch":1,
            "journal":{"head_known":true,"lag_millis":0,"above_reserve":true,"tape":1}}},
            "measurements":[],"origin":"evaluator","weight":1}""";

    @Test
    void whatANewerVersionWroteBesidesIsIgnored() throws SQLException {
        Basis basis = DecisionJson.read(LATER, Basis.class);
        assertThat(basis.proposal().actionType()).isEqualTo("observe");
        assertThat(basis.facts().revision()).isEqualTo(7);
        assertThat(basis.origin()).isEqualTo(Basis.Origin.EVALUATOR);
    }

    @Test
    void whatIsSaidOverHttpIsHeldToWhatIsKnown() {
        assertThatThrownBy(() -> ArkJson.mapper().readValue(LATER, Basis.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void whatIsNoProposalIsNotRead() {
        assertThatThrownBy(() -> DecisionJson.read("no proposal", Proposal.class))
                .isInstanceOf(SQLException.class);
    }
}
