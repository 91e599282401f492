package dev.ark.contract.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ark.contract.http.ConsentFact;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final String MAIL = "ann@example.com";

    @Test
    void noIdHasPersonalDataOrASecret() {
        refused(() -> proposal(List.of("evidence-1", MAIL), null, null));
        refused(() -> proposal(List.of(), "card 4111111111111111", null));
        refused(() -> proposal(List.of(), null, "AKIAIOSFODNN7EXAMPLE"));
    }

    @Test
    void ordinaryIdsAreTaken() {
        Proposal proposal = proposal(
                List.of("filing-2026-03-02"),
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "01999999-1234-7123-8123-123456789012");
        assertThat(proposal.cause()).isPresent();
    }

    @Test
    void aSubjectThatConsentsIsAPseudonym() {
        refused(() -> consent(MAIL));
        assertThat(consent("subject-1").subject()).isEqualTo("subject-1");
    }

    private static Proposal proposal(List<String> evidence, String traceId, String causedBy) {
        return new Proposal("observe", CanonicalJson.object(), null, evidence, traceId, causedBy);
    }

    private static ConsentFact consent(String subject) {
        return new ConsentFact(subject, "billing", "pii", Instant.EPOCH, null, null);
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_VALUE))
                .withMessageNotContaining(MAIL);
    }
}
