package dev.ark.benchmarks.evaluation;

import java.util.Map;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin with a policy an action, whose condition joins what the rules ask and is evaluated by its {@code eval}: that takes the condition as
 * a text each time. A condition in the model itself would be kept compiled, but would be no policy.
 */
record CasbinEngine(Enforcer enforcer, Map<String, Object> figures, String action) implements Engine {

    static CasbinEngine asked(Question question) {
        Model model = new Model();
        model.loadModelFromText(Resources.text("casbin.conf"));
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        for (String line : Resources.text("casbin.policies").lines().toList()) {
            String[] policy = line.split(": ", 2);
            enforcer.addPolicy(policy[0], policy[1]);
        }
        return new CasbinEngine(enforcer, question.figures(), question.actionType());
    }

    @Override
    public boolean allows() {
        return enforcer.enforce(figures, action);
    }
}
