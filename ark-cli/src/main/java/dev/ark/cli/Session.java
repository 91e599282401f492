package dev.ark.cli;

import dev.ark.cli.client.ArkClient;
import dev.ark.cli.identity.Credentials;
import dev.ark.cli.local.PortOffset;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.local.LocalLayout;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command works with.
 *
 * @param edge where the public API is
 * @param deployer where the deployer's API is
 * @param command how this installation is talked to, for people to copy: {@code ark}, as it was called, with the options it needs
 */
public record Session(
        LocalLayout layout,
        Surroundings surroundings,
        Credentials credentials,
        URI edge,
        URI deployer,
        Output output,
        String command) {

    static Session of(Ark options, Surroundings surroundings, Output output) {
        LocalLayout layout = layout(options, surroundings);
        Optional<String> url = Optional.ofNullable(options.url).or(() -> surroundings.value("ARK_URL"));
        if (url.isEmpty()) {
            PortOffset.refuseAnother(layout);
        }
        Optional<Path> tokenFile = Optional.ofNullable(options.tokenFile);
        String edge = url.orElse("http://127.0.0.1:" + layout.edgePort());
        String deployer = surroundings.value("ARK_DEPLOYER_URL").orElse("http://127.0.0.1:" + layout.deployerPort());
        return new Session(
                layout,
                surroundings,
                new Credentials(layout, tokenFile, surroundings.value("ARK_TOKEN")),
                uri(edge),
                uri(deployer),
                output,
                command(options, surroundings));
    }

    /** The public API, as the operator of this installation or whom the given token names. */
    public ArkClient asOperator() {
        return new ArkClient(edge, credentials.operator());
    }

    /** The public API, as somebody with one role. */
    public ArkClient as(String role, String subject) {
        return new ArkClient(edge, credentials.shortLived(role, subject));
    }

    /** The deployer's API, as the operator. */
    public ArkClient deployerAsOperator() {
        return new ArkClient(deployer, credentials.operator());
    }

    /** The watchdog's API, as the operator. */
    public ArkClient watchdogAsOperator() {
        return new ArkClient(own("ARK_WATCHDOG_URL", layout.watchdogPort()), credentials.operator());
    }

    /** Where the objectives are told, to anybody. */
    public ArkClient objectives() {
        return ArkClient.anonymous(own("ARK_SLO_URL", layout.sloPort()));
    }

    private URI own(String variable, int port) {
        return uri(surroundings.value(variable).orElse("http://127.0.0.1:" + port));
    }

    private static String command(Ark options, Surroundings surroundings) {
        StringBuilder command = new StringBuilder(surroundings.command());
        if (options.home != null) {
            command.append(" --home ").append(options.home);
        }
        if (options.portOffset != null) {
            command.append(" --port-offset ").append(options.portOffset);
        }
        if (options.url != null) {
            command.append(" --url ").append(options.url);
        }
        if (options.tokenFile != null) {
            command.append(" --token-file ").append(options.tokenFile);
        }
        return command.toString();
    }

    private static LocalLayout layout(Ark options, Surroundings surroundings) {
        Path home = options.home == null ? surroundings.home() : options.home;
        int offset = Optional.ofNullable(options.portOffset)
                .or(surroundings::portOffset)
                .or(() -> PortOffset.kept(home))
                .orElse(0);
        try {
            return new LocalLayout(home, offset);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage(), ExitCode.USAGE);
        }
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new Failure("not an address: " + text, ExitCode.USAGE);
        }
        throw new Failure("not an http address: " + text, ExitCode.USAGE);
    }
}
