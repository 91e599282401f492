package dev.ark.graveyard.http;

import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.graveyard.evaluation.Candidate;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.manifest.InvalidManifestException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.atomic.AtomicReference;

/** What rules that are not served would say. It changes nothing that is served. */
@Path("/v1/rulesets:replay")
@RolesAllowed(Roles.SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ReplayResource {
    /** The last candidate: a replay asks of one many times. */
    private final AtomicReference<Built> last = new AtomicReference<>();

    private record Built(String sha256, Hrm hrm) {}

    @POST
    @RunOnVirtualThread
    public EvaluationResponse evaluate(CandidateEvaluation candidate) {
        Checks.present("the body", candidate);
        return built(candidate.manifest()).evaluate(candidate.request());
    }

    private Hrm built(String manifest) {
        String sha256 = CanonicalJson.sha256(manifest);
        Built built = last.get();
        if (built == null || !built.sha256().equals(sha256)) {
            built = new Built(sha256, build(manifest));
            last.set(built);
        }
        return built.hrm();
    }

    private static Hrm build(String manifest) {
        try {
            return Candidate.of(manifest);
        } catch (InvalidManifestException e) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "the candidate is no ruleset: " + e.getMessage(), e);
        }
    }
}
