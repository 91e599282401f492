package dev.ark.cli.account;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.control.ReasonOption;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.PermitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "release",
        description = {
            "Give the headroom of a spent permit back, of whose order no broker will tell any more. Ask the broker first: a fill that comes",
            "all the same counts, though nothing is reserved for it."
        })
public final class ReleasePermit extends ArkCommand {
    @Parameters(paramLabel = "ID", description = "The permit.")
    String id;

    @Mixin
    ReasonOption reason;

    @Override
    protected int run(Session session) {
        String path = "/v1/permits/" + ArkClient.segment(Checks.name("ID", id)) + "/release";
        PermitStatus permit = session.asOperator().post(path, reason.reason(), PermitStatus.class);
        if (session.output().json()) {
            session.output().document(permit);
        } else {
            session.output()
                    .line("nothing is reserved for permit " + permit.id() + " of " + permit.agent() + " any more");
        }
        return ExitCode.OK;
    }
}
