package dev.ark.cli.account;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.contract.http.OpenOrder;
import dev.ark.contract.http.Page;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "permits", description = "List the permits for orders whose headroom is reserved still.")
public final class PermitsCommand extends ArkCommand {
    private static final int PAGE = 1_000;

    @Option(
            names = "--without-outcome",
            description = "Those alone that were spent and of whose order no broker has told.")
    boolean withoutOutcome;

    @Override
    protected int run(Session session) {
        List<OpenOrder> orders = all(session.asOperator());
        if (session.output().json()) {
            session.output().document(orders);
            return ExitCode.OK;
        }
        if (orders.isEmpty()) {
            session.output().line(withoutOutcome ? "every spent permit has its outcome" : "nothing is reserved");
            return ExitCode.OK;
        }
        OrdersText.print(orders, session.output());
        if (orders.stream().anyMatch(order -> order.overdue() != null)) {
            session.output()
                    .line(session.output()
                            .style()
                            .faint("to give headroom back that no broker will tell of: " + session.command()
                                    + " permit release ID --reason TEXT"));
        }
        return ExitCode.OK;
    }

    private List<OpenOrder> all(ArkClient client) {
        List<OpenOrder> orders = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            String path = "/v1/permits?without_outcome=" + withoutOutcome + "&limit=" + PAGE + "&cursor="
                    + ArkClient.segment(cursor);
            Page<OpenOrder> page = ArkClient.read(client.getText(path), new TypeReference<Page<OpenOrder>>() {});
            orders.addAll(page.items());
            cursor = page.next();
        }
        return orders;
    }
}
