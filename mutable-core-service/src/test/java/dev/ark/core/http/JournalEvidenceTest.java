package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.http.InclusionProof;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.ProofCheck;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What anyone can check of the journal from outside. */
@QuarkusTest
class JournalEvidenceTest extends CoreTest {
    @Test
    void everyRowIsSignedWithinMomentsAndProved() throws Exception {
        markNow("EVIDENCE", "10");
        long seq = head();
        Eventually.holds(
                "the row is signed",
                () -> operator().get("/v1/journal/checkpoint").statusCode() == 200 && newest().size() >= seq);
        SignedCheckpoint checkpoint = newest();
        String answer = operator()
                .get("/v1/journal/proof?seq=" + seq + "&size=" + checkpoint.size())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        InclusionProof proof = ArkJson.mapper().readValue(answer, InclusionProof.class);
        assertThat(proof.checkpoint()).isEqualTo(checkpoint.note());
        assertThat(ProofCheck.includes(
                        TreeHash.ofRow(proof.rowHash()),
                        seq - 1,
                        checkpoint.size(),
                        proof.proof().stream().map(TreeHash::ofBase64).toList(),
                        checkpoint.root()))
                .isTrue();
        operator()
                .get("/v1/journal/proof?from=1&to=" + checkpoint.size())
                .then()
                .statusCode(200)
                .body("to_root", equalTo(checkpoint.root().base64()));
    }

    @Test
    void aProofOfWhatIsNotThereIsRefused() {
        markNow("NOT-THERE", "1");
        Eventually.holds(
                "something is signed",
                () -> operator().get("/v1/journal/checkpoint").statusCode() == 200);
        operator().get("/v1/journal/proof").then().statusCode(422);
        operator().get("/v1/journal/proof?seq=0").then().statusCode(422);
        operator().get("/v1/journal/proof?seq=1000000000").then().statusCode(404);
        operator().get("/v1/journal/proof?from=3&to=2").then().statusCode(404);
        agent("nosy").get("/v1/journal/proof?seq=1").then().statusCode(403);
    }

    @Test
    void theExportIsTheWholeChain() throws Exception {
        for (int i = 0; i < 20; i++) {
            markNow("EXPORT", "1" + i);
        }
        long head = head();
        List<JournalRow> rows = export("?limit=" + head);
        assertThat(rows).hasSize((int) head);
        String hash = HashChain.GENESIS;
        for (JournalRow row : rows) {
            assertThat(row.prevHash()).isEqualTo(hash);
            assertThat(HashChain.isIntact(row)).isTrue();
            hash = row.hash();
        }
        assertThat(export("?after=" + (head - 2) + "&limit=1"))
                .extracting(JournalRow::seq)
                .containsExactly(head - 1);
        assertThat(export("?after=" + (head + 1_000_000))).isEmpty();
        operator().get("/v1/journal/export?after=-1").then().statusCode(422);
    }

    private static List<JournalRow> export(String query) throws Exception {
        String text = operator()
                .get("/v1/journal/export" + query)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();
        List<JournalRow> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            rows.add(ArkJson.mapper().readValue(line, JournalRow.class));
        }
        return rows;
    }

    private static SignedCheckpoint newest() {
        try {
            VerifierKey key = VerifierKey.parse(
                    operator().get("/v1/journal/key").asString().strip());
            return SignedCheckpoint.verified(
                    operator().get("/v1/journal/checkpoint").then().extract().asString(), key);
        } catch (InvalidNoteException e) {
            throw new AssertionError(e);
        }
    }
}
