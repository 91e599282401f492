package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not used in time is taken back. */
@QuarkusTest
@TestProfile(PermitExpiryTest.ShortPermits.class)
class PermitExpiryTest extends CoreTest {
    /** Permits that live for two seconds. */
    public static final class ShortPermits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.core.decision.permit-lifetime", "2s");
        }
    }

    @Test
    void anExpiredPermitCannotBeSpent() {
        GivenPermit permit = approved(newAgent(), buy(1));
        Eventually.holds("the permit expires", () -> permit.state().equals("expired"));
        permit.spend().statusCode(409).body("code", equalTo("PERMIT_EXPIRED"));
    }

    @Test
    void anExpiredPermitsHeadroomIsGivenBack() {
        String agent = newAgent();
        GivenPermit permit = approved(agent, buy(100));
        Eventually.holds("the permit expires", () -> permit.state().equals("expired"));
        operator().get("/v1/accounts/" + agent).then().body("holdings.size()", equalTo(0));
        propose(agent, buy(100)).body("outcome", equalTo("approved"));
    }

    @Test
    void aSpentPermitDoesNotExpire() {
        GivenPermit spent = approved(newAgent(), buy(1)).spent();
        GivenPermit later = approved(newAgent(), buy(1));
        Eventually.holds("a later permit expires", () -> later.state().equals("expired"));
        assertThat(spent.state()).isEqualTo("spent");
    }

    @Test
    void anExpiryIsJournaledWithThePermitsThatItTookBack() {
        long before = head();
        GivenPermit permit = approved(newAgent(), buy(1));
        Eventually.holds("the permit expires", () -> permit.state().equals("expired"));
        assertThat(operator()
                        .get("/v1/events?after=" + before)
                        .jsonPath()
                        .getList("events.findAll { it.type == 'permits_expired' }.body.permit_ids.flatten()"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(permit.id());
    }
}
