package dev.ark.runtime.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ark.contract.identity.Roles;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a token's signature once, and remembers for a minute that this very text was genuine; its expiry is looked at each time. An agent
 * presents the same token with every request, and the signature is the dearest part of reading it.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {
    private static final Set<String> NOT_FOR_AGENTS =
            Set.of(Roles.OPERATOR, Roles.BROKER, Roles.TRUTH_KEEPER, Roles.SERVICE, Roles.ALERTMANAGER);

    private static final int MOST_TOKENS = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
    private final Cache<String, JWTCallerPrincipal> genuine = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final @Nullable Clock clock;

    protected VerifiedTokens() {
        this(null);
    }

    @Inject
    VerifiedTokens(@Nullable Clock clock) {
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        JWTCallerPrincipal known = genuine.getIfPresent(token);
        if (known != null && clock != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        JWTCallerPrincipal verified = verifier.parse(token, context);
        requireRolesApart(verified);
        genuine.put(token, verified);
        return verified;
    }

    /** Whoever may be stopped must not be who releases, feeds the facts it is judged by, or speaks for a service. */
    private static void requireRolesApart(JWTCallerPrincipal caller) throws ParseException {
        var roles = caller.getGroups();
        if (roles != null && roles.contains(Roles.AGENT) && roles.stream().anyMatch(NOT_FOR_AGENTS::contains)) {
            throw new ParseException("an agent's token has a role that no agent may have");
        }
    }
}
