package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One approval, one execution. */
@QuarkusTest
class PermitsTest extends CoreTest {
    @Test
    void aPermitIsSpentForTheActionThatWasApproved() {
        GivenPermit permit = approved(newAgent(), buy(1));
        permit.spend().statusCode(200).body("state", equalTo("spent")).body("agent", equalTo(permit.agent()));
    }

    @Test
    void aPermitIsSpentOnce() {
        approved(newAgent(), buy(1)).spent().spend().statusCode(409).body("code", equalTo("PERMIT_SPENT"));
    }

    @Test
    void ofManyWhoSpendAtOnceOneSucceeds() {
        GivenPermit permit = approved(newAgent(), buy(1));
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> permit.spend().extract().statusCode())
                .toList();
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void theSameActionInOtherWordsIsTheSame() {
        String agent = newAgent();
        GivenPermit permit = approved(agent, buy(1));
        String reordered = "{\"action_type\":\"trade\",\"parameters\":{\"stop_loss\":\"178\",\"quantity\":\"1\","
                + "\"side\":\"buy\",\"symbol\":\"AAPL\"}}";
        permit.spendAs(agent, permit.token(), reordered).statusCode(200);
    }

    @Test
    void aForgedTokenIsRefused() {
        GivenPermit permit = approved(newAgent(), buy(1));
        permit.spendAs(permit.agent(), permit.token().substring(1) + "A", buy(1))
                .statusCode(403)
                .body("code", equalTo("PERMIT_FORGED"));
        assertThat(permit.state()).isEqualTo("issued");
    }

    @Test
    void anotherPermitsTokenIsRefused() {
        String agent = newAgent();
        GivenPermit permit = approved(agent, buy(1));
        GivenPermit other = approved(agent, buy(1));
        permit.spendAs(agent, other.token(), buy(1)).statusCode(403).body("code", equalTo("PERMIT_FORGED"));
    }

    @Test
    void anotherAgentCannotSpendIt() {
        GivenPermit permit = approved(newAgent(), buy(1));
        permit.spendAs(newAgent(), permit.token(), buy(1)).statusCode(403).body("code", equalTo("PERMIT_FORGED"));
    }

    @Test
    void itIsNotSpentForAnotherAction() {
        GivenPermit permit = approved(newAgent(), buy(1));
        permit.spendAs(permit.agent(), permit.token(), buy(2)).statusCode(409).body("code", equalTo("PERMIT_MISMATCH"));
        assertThat(permit.state()).isEqualTo("issued");
    }

    @Test
    void aPermitThatWasNeverGivenIsNotFound() {
        String agent = newAgent();
        new GivenPermit(agent, buy(1), "no-such-permit", "x").spend().statusCode(404);
    }

    @Test
    void aRefusalIsJournaled() {
        GivenPermit permit = approved(newAgent(), buy(1));
        long before = head();
        permit.spendAs(permit.agent(), "forged", buy(1));
        assertThat(writtenSince(before)).containsExactly("permit_refused");
        operator()
                .get("/v1/events?after=" + before)
                .then()
                .rootPath("events.find { it.type == 'permit_refused' }.body")
                .body("code", equalTo("PERMIT_FORGED"))
                .body("permit_id", equalTo(permit.id()));
    }

    @Test
    void aSpentPermitKeepsItsReservation() {
        String agent = newAgent();
        approved(agent, buy(7)).spent();
        operator().get("/v1/accounts/" + agent).then().body("holdings[0].open_buys", equalTo("7"));
    }

    @Test
    void anAgentSeesItsOwnPermitsOnly() {
        GivenPermit permit = approved(newAgent(), buy(1));
        agent(permit.agent()).get("/v1/permits/" + permit.id()).then().statusCode(200);
        agent(newAgent()).get("/v1/permits/" + permit.id()).then().statusCode(403);
    }
}
