package dev.ark.runtime.identity;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the current request: the subject of its token. */
@RequestScoped
public class Caller {
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

    /** Refuses an agent that asks for what is another's; callers with other roles may see it. */
    public void requireOwn(String agent) {
        boolean agentOnly = token.getGroups().stream().allMatch(Roles.AGENT::equals);
        if (agentOnly && !agent.equals(name())) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "an agent sees and does its own only");
        }
    }
}
