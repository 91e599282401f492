package dev.ark.cli;

import dev.ark.cli.client.ArkClient;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.json.ArkJson;
import java.net.URI;
import picocli.CommandLine.Command;

/** Touches what most commands need, so that the archive of classes that the build makes holds it. */
@Command(name = "warm-up", hidden = true)
public final class WarmUp extends ArkCommand {
    @Override
    protected int run(Session session) throws Exception {
        ArkJson.mapper().readerFor(Decision.class);
        ArkJson.mapper().writeValueAsString(ArkJson.mapper().createObjectNode().put("warm", true));
        try {
            // Port 9 answers nobody: what counts is that the client was made and used.
            new ArkClient(URI.create("http://127.0.0.1:9"), "none").get("/");
        } catch (Failure expected) {
            session.output().progress(expected.getMessage());
        }
        return ExitCode.OK;
    }
}
