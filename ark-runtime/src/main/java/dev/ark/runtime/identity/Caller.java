package dev.ark.runtime.identity;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.identity.TrialAgents;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the current request: the subject of its token. */
@RequestScoped
public class Caller {
    /** Named one by one: a token may carry groups of other systems, which must not widen what an agent sees. */
    private static final Set<String> SEE_ALL_AGENTS = Set.of(Roles.BROKER, Roles.OPERATOR, Roles.VIEWER, Roles.SERVICE);

    private final JsonWebToken token;

    protected Caller() {
        this(null);
    }

    @Inject
    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The principal's name. */
    public String name() {
        String subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED, "the token names no subject");
        }
        return subject;
    }

    public boolean hasRole(String role) {
        return token.getGroups().contains(role);
    }

    /** Whether a role lets the caller see what all agents do. */
    public boolean seesAllAgents() {
        return token.getGroups().stream().anyMatch(SEE_ALL_AGENTS::contains);
    }

    /** Refuses whoever asks for what is another agent's, unless a role lets it see what all agents do. */
    public void requireOwn(String agent) {
        if (!seesAllAgents()) {
            requireSelf(agent);
        }
    }

    /** Refuses whoever only tries ARK, unless it is about one of the agents that are there for that. */
    public void requireTrial(String agent) {
        if (!hasRole(Roles.OPERATOR) && !TrialAgents.contains(agent)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "a validator acts on trial agents only");
        }
    }

    /** Refuses everyone but the agent itself, whatever else its token lets it see. */
    public void requireSelf(String agent) {
        if (!agent.equals(name())) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "an agent sees and does its own only");
        }
    }
}
