package dev.ark.deployer.validation.live;

import dev.ark.contract.local.LocalLayout;
import dev.ark.runtime.secret.SecretFile;
import java.nio.file.Path;

/**
 * Who a synthetic run acts as: the agent, the broker, the deployer itself where it only reads, and for the agent's registration the operator
 * who asked for the run.
 *
 * @param operator the operator's own Authorization header
 */
record Tokens(String agent, String broker, String service, String operator) {
    static Tokens read(LocalLayout layout, Path serviceToken, String operator) {
        return new Tokens(
                SecretFile.text(layout.token("synthetic-agent")),
                SecretFile.text(layout.token("synthetic-broker")),
                SecretFile.text(serviceToken),
                operator);
    }

    @Override
    public String toString() {
        return "Tokens[withheld]";
    }
}
