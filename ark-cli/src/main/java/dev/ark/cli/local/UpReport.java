package dev.ark.cli.local;

import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.local.LocalLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says where everything is once an installation is up. */
final class UpReport {
    private UpReport() {}

    static void print(Session session, Map<String, String> versions) {
        LocalLayout layout = session.layout();
        Output output = session.output();
        Map<String, String> places = new LinkedHashMap<>();
        places.put("api", "http://127.0.0.1:" + layout.edgePort());
        places.put("deployer", "http://127.0.0.1:" + layout.deployerPort());
        places.put("slos", "http://127.0.0.1:" + layout.sloPort() + "/slos");
        places.put("home", layout.home().toString());
        places.put("state", layout.stateFile().toString());
        places.put("logs", layout.log(LocalLayout.DEPLOYER).getParent().toString());
        places.put("operator_token", layout.token("operator").toString());
        places.put("version", versions.getOrDefault(LocalLayout.CORE, "unknown"));
        if (output.json()) {
            output.document(places);
            return;
        }
        output.line(output.style().good("ark is ready"));
        places.forEach((what, where) -> output.line("  %-16s%s".formatted(what.replace('_', ' '), where)));
        output.line("next: " + output.style().strong(session.command() + " sandbox")
                + " makes an agent and a market to try it with");
    }
}
