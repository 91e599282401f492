package dev.ark.deployer.validation.live;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.deployer.DeployerConfig;
import dev.ark.runtime.identity.ServiceIdentity;
import dev.ark.runtime.secret.SecretFile;
import java.io.UncheckedIOException;

/**
 * Who a run acts as.
 *
 * @param agent the trial agent that proposes
 * @param broker who feeds its facts and reports its executions
 * @param service the deployer itself, where it only reads
 * @param validator who registers and restores the trial agent, and has seen its alerts
 */
record Tokens(String agent, String broker, String service, String validator) {
    /** Where the tokens of an installation are. */
    record Files(LocalLayout layout, DeployerConfig config, ServiceIdentity identity) {
        /**
         * The tokens for a trial agent.
         *
         * @param agent the name of the file that holds its token, such as {@code synthetic-agent}
         * @throws ProblemException UNAVAILABLE when one of them cannot be read
         */
        Tokens read(String agent) {
            try {
                return new Tokens(
                        SecretFile.text(layout.token(agent)),
                        SecretFile.text(layout.token("synthetic-broker")),
                        SecretFile.text(identity.tokenFile()),
                        SecretFile.text(config.validatorTokenFile().orElse(layout.token("validator"))));
            } catch (UncheckedIOException | IllegalStateException e) {
                throw new ProblemException(ProblemCode.UNAVAILABLE, e.getMessage(), e);
            }
        }
    }

    @Override
    public String toString() {
        return "Tokens[withheld]";
    }
}
