package dev.ark.cli.account;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.contract.http.AccountView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "account",
        description = {
            "Show an account: its session, what it holds with profit and loss, its open orders, and what is left of each limit,",
            "reservations included."
        })
public final class AccountCommand extends ArkCommand {
    @Parameters(paramLabel = "ID", description = "The account.")
    String id;

    @Override
    protected int run(Session session) {
        String path = "/v1/accounts/" + ArkClient.segment(id);
        AccountView account = session.asOperator().get(path, AccountView.class);
        if (session.output().json()) {
            session.output().document(account);
        } else {
            AccountText.print(account, session.output());
        }
        return ExitCode.OK;
    }
}
