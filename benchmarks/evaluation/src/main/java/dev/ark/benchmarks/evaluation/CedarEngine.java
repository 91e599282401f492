package dev.ark.benchmarks.evaluation;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.slice.BasicSlice;
import com.cedarpolicy.model.slice.PolicySet;
import com.cedarpolicy.model.slice.Slice;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cedar with a policy a rule, and of those only the ones that can concern the action; the figures are the context. This version of its Java
 * binding has no way to keep parsed policies: each question takes their text along.
 */
record CedarEngine(AuthorizationEngine engine, AuthorizationRequest request, Slice slice) implements Engine {

    static CedarEngine asked(Question question) {
        try {
            String policies = Resources.text("every.cedar") + Resources.text(question.actionType() + ".cedar");
            return new CedarEngine(
                    new BasicAuthorizationEngine(),
                    new AuthorizationRequest(
                            uid("Agent", TradingDay.AGENT),
                            uid("Action", question.actionType()),
                            uid("System", "ark"),
                            context(question)),
                    new BasicSlice(PolicySet.parsePolicies(policies), Set.of()));
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar does not take the policies", e);
        }
    }

    @Override
    public boolean allows() {
        try {
            AuthorizationResponse response = engine.isAuthorized(request, slice);
            if (!response.getErrors().isEmpty()) {
                throw new IllegalStateException("Cedar could not evaluate: " + response.getErrors());
            }
            return response.isAllowed();
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar gave no answer", e);
        }
    }

    private static EntityUID uid(String type, String id) {
        return EntityTypeName.parse(type).orElseThrow().of(id);
    }

    private static Map<String, Value> context(Question question) {
        return question.figures().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, figure -> value(figure.getValue())));
    }

    private static Value value(Object figure) {
        return switch (figure) {
            case Long number -> new PrimLong(number);
            case Boolean flag -> new PrimBool(flag);
            default -> new PrimString(figure.toString());
        };
    }
}
