package dev.ark.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.cli.CommandRun;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.event.EventType;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.evaluation.Candidate;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.overlay.Overlays;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.Signed;
import dev.ark.graveyard.world.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journals that are whole, chained and signed, of cores that tell the truth or do not. */
class DecisionReplayTest {
    private static final Proposal LARGE = Proposed.buy("250").now();
    private static final String LAX =
            ReleasedManifest.packaged().manifest().replace("\"position_bp\":1000", "\"position_bp\":9000");

    @TempDir
    Path directory;

    private SignedJournalFile journal;

    @BeforeEach
    void write() throws Exception {
        journal = new SignedJournalFile(directory.resolve("a.db"), CheckpointSigner.generate(), 1).append(70, 256);
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    @Test
    void aTruthfulCoresDecisionsAreWhatTheirRulesSay() throws SQLException {
        add(Proposed.data("share", "pii").with("destination", "nowhere").now());
        add(Proposed.transfer("acct-9").now());
        add(Proposed.buy("1").with("leverage", "1.2").because("a clear signal").now());
        CommandRun run = verify();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("decisions: 73 of 73 evaluated anew, with the same verdict");
    }

    @Test
    void whatIsKeptRedactedIsEvaluatedAsItIsKept() throws SQLException {
        add(Proposed.buy("1").because("ask [redacted:email]").now());
        assertThat(verify().exitCode()).isZero();
    }

    @Test
    void aSettledDecisionIsEvaluatedLikeTheFirst() throws Exception {
        Proposal transfer = Proposed.transfer("acct-9").now();
        add(transfer);
        DecidedRow settled = DecidedRow.of(
                        72, transfer, World.ordinary().reviewed(transfer).facts())
                .body(body -> body.put("decision_id", DecidedRow.id(71)));
        journal.addDecided(EventType.DECISION_SETTLED, settled);
        assertThat(verify().out()).contains("decisions: 72 of 72 evaluated anew");
        journal.addDecided(
                EventType.DECISION_SETTLED,
                settled.basis(basis -> ((ObjectNode) basis.path("facts")).remove("people")));
        assertDiffers(73, "outcome recorded approved, by its rules pending_approval");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10000000 | outcome recorded denied, by its rules approved
            200000   | observed 0.25, limit 0.1
            """)
    void aBasisThatWasChangedTogetherWithItsDigestIsFound(BigDecimal equity, String problem) throws Exception {
        addLying(row -> row.basis(basis -> ((ObjectNode) basis.at("/facts/accounts/acct-1")).put("equity", equity)));
        assertDiffers(71, problem);
    }

    @Test
    void aDenialThatWasMadeAnApprovalIsFound() throws Exception {
        addLying(row -> row.body(body -> {
            body.put("outcome", "approved").put("compliance_score", 1);
            body.putArray("violations");
        }));
        JsonNode result = assertDiffers(71, "outcome recorded approved, by its rules denied");
        assertThat(result.at("/replay/differences/0/decision_id").asText()).isEqualTo(DecidedRow.id(71));
        assertThat(verify().out())
                .contains("not intact at row 71: decision " + DecidedRow.id(71) + " is not what its rules say: ");
    }

    @Test
    void everyPartOfAVerdictIsCompared() throws Exception {
        addLying(row -> row.body(body -> body.put("compliance_score", new BigDecimal("0.9"))));
        addLying(row -> row.body(body -> body.withArray("claim_mismatches").add("leverage: 1, 2")));
        addLying(row -> row.body(body -> body.withArray("rules_checked").add("be_nice")));
        addLying(row -> row.body(body -> ((ObjectNode) body.at("/violations/0")).put("message", "something else")));
        addLying(row -> row.body(
                body -> body.withArray("warnings").add(body.at("/violations/0").deepCopy())));
        addLying(row -> row.basis(basis -> basis.withArray("measurements").remove(0)));
        JsonNode result = verified();
        assertThat(result.at("/replay/differing").asInt()).isEqualTo(6);
        assertThat(result.at("/replay/same").asInt()).isEqualTo(70);
        assertThat(result.at("/replay/differences").findValuesAsText("problem"))
                .satisfiesExactly(
                        score -> assertThat(score).startsWith("score recorded 0.9, by its rules 0.25"),
                        claims -> assertThat(claims).startsWith("claim mismatches recorded leverage: 1, 2"),
                        checked -> assertThat(checked).startsWith("rules checked recorded be_nice, by its rules none"),
                        violation -> assertThat(violation).contains("something else"),
                        warnings -> assertThat(warnings).startsWith("warnings recorded max_position_size"),
                        measured -> assertThat(measured).startsWith("measurements recorded"));
    }

    @Test
    void aBasisThatIsNoneIsFound() throws Exception {
        addLying(row -> row.basis(basis -> basis.remove("facts")));
        assertDiffers(71, "what it was based on cannot be read");
    }

    @Test
    void whatTheCoreDeniedByItselfIsCountedAndWhatItApprovedSoIsFound() throws Exception {
        addLying(row -> row.basis(basis -> basis.put("origin", "core")));
        assertThat(verify().out())
                .contains("70 of 71 evaluated anew, with the same verdict; 1 denied by the core itself");
        addLying(row -> row.basis(basis -> basis.put("origin", "core")).body(body -> body.put("outcome", "approved")));
        assertDiffers(72, "no rules were asked, and yet it is no denial");
    }

    @Test
    void whatAnOverlayFurtherDeniedIsSaidNotToBeEvaluated() throws SQLException {
        addLying(row -> row.body(body -> {
            ((ObjectNode) body.path("ruleset")).put("overlay_sha256", "ab".repeat(32));
            ObjectNode further = body.at("/violations/0").deepCopy();
            body.withArray("violations").add(further.put("rule", "overlay/quiet_hours"));
            body.put("compliance_score", new BigDecimal("0.125"));
        }));
        assertThat(verify().out()).contains("1 not evaluated anew in full: their overlay is not at hand");
    }

    @Test
    void whatAnOverlayFurtherDeniedIsEvaluatedByTheTextThatWasKept() throws Exception {
        String text = "{\"version\":\"1\",\"deny\":[" + Overlays.denial("it", "true") + "]}";
        journal.execute("CREATE TABLE overlay (sha256 TEXT PRIMARY KEY, text TEXT)");
        journal.execute("INSERT INTO overlay VALUES ('not believed', '" + text + "')");
        var facts = World.ordinary().facts();
        DecidedRow decided = DecidedRow.of(71, Proposed.buy("1").now(), facts, Overlays.read(text));
        assertThat(decided.body().path("outcome").asText()).isEqualTo("denied");
        journal.addDecided(EventType.DECISION, decided);
        assertThat(verify().out()).contains("decisions: 71 of 71 evaluated anew, with the same verdict");
        journal.addDecided(EventType.DECISION, decided.body(body -> {
            body.put("outcome", "approved").put("compliance_score", 1);
            body.putArray("violations");
        }));
        assertDiffers(72, "violations recorded none, by its rules overlay/it");
    }

    @Test
    void decisionsByRulesThatAreNotAtHandAreSaidNotToBeEvaluated() throws Exception {
        addByLaxRules();
        CommandRun run = verify();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 not evaluated anew: their rules are not at hand (--manifest)");
        assertThat(verify("--manifest", file("lax.json", LAX)).out()).contains("71 of 71 evaluated anew");
        assertThat(verify("--manifest", file("x.json", "{}")).err()).contains("--manifest: version is not a text");
        assertThat(verify("--manifest", "none.json").exitCode()).isEqualTo(1);
    }

    @Test
    void rulesThatACoreMadeItselfAreNotBelieved() throws SQLException {
        SealedManifest own = Signed.manifest(LAX);
        ObjectNode adopted = ArkJson.mapper().createObjectNode();
        adopted.put("sha256", CanonicalJson.sha256(LAX))
                .put("signature", own.signature())
                .put("manifest", LAX);
        journal.add(EventType.RULESET_ADOPTED, adopted.toString());
        addByLaxRules();
        assertThat(verify().out()).contains("1 not evaluated anew: their rules are not at hand");
    }

    @Test
    void nothingIsEvaluatedWhenThatIsNotWanted() throws SQLException {
        addLying(row -> row.body(body -> body.put("outcome", "approved")));
        CommandRun run = verify("--no-replay");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("decisions: not evaluated anew (--no-replay)");
    }

    private void add(Proposal proposal) throws SQLException {
        long seq = journal.rowCount() + 1;
        journal.addDecided(
                EventType.DECISION,
                DecidedRow.of(seq, proposal, World.ordinary().facts()));
    }

    /** Adds the decision on a purchase that is too large, as a core that lies about it would. */
    private void addLying(UnaryOperator<DecidedRow> lie) throws SQLException {
        long seq = journal.rowCount() + 1;
        DecidedRow honest = DecidedRow.of(seq, LARGE, World.ordinary().facts());
        journal.addDecided(EventType.DECISION, lie.apply(honest));
    }

    private void addByLaxRules() throws SQLException {
        long seq = journal.rowCount() + 1;
        var facts = World.ordinary().facts();
        journal.addDecided(EventType.DECISION, DecidedRow.of(seq, LARGE, facts, Candidate.of(LAX)));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private JsonNode assertDiffers(long seq, String problem) throws JsonProcessingException {
        JsonNode result = verified();
        assertThat(result.path("intact").asBoolean()).isFalse();
        assertThat(result.path("bad_seq").asLong()).isEqualTo(seq);
        assertThat(result.path("problem").asText()).contains(problem);
        assertThat(result.path("rows").asLong()).isEqualTo(journal.rowCount());
        return result;
    }

    private JsonNode verified() throws JsonProcessingException {
        CommandRun run = verify("-o", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        return ArkJson.mapper().readTree(run.out());
    }

    private CommandRun verify(String... options) {
        String database = directory.resolve("a.db").toString();
        List<String> line = new ArrayList<>(List.of("journal", "verify", database));
        line.addAll(List.of(options));
        return CommandRun.of(line.toArray(String[]::new));
    }
}
