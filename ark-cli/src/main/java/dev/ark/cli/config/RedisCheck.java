package dev.ark.cli.config;

import dev.ark.contract.local.LocalLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether Redis answers, with the user and the password that are configured. */
record RedisCheck(Configuration configuration) {
    private static final int PORT = 6379;
    private static final int PATIENCE_MILLIS = 2_000;
    /** Where nothing listens before ARK, which runs Redis there itself, is started. */
    private static final Set<String> OWN = Set.of("127.0.0.1", "localhost", "redis");

    /** @param mayBeDown whether it is ARK's own to start */
    private record Server(String host, int port, String user, Optional<Path> password, boolean mayBeDown) {}

    List<ConfigProblem> problems() {
        try {
            return server().map(RedisCheck::problems).orElse(List.of());
        } catch (IllegalArgumentException e) {
            // Not an address, which is told of where the variables are.
            return List.of();
        }
    }

    private Optional<Server> server() {
        String prefix = configuration.production() ? "ARK_REDIS_" : "REDIS_";
        Optional<String> address = configuration.value(prefix + "URL");
        if (address.isPresent()) {
            URI url = URI.create(address.get());
            String host = url.getHost() == null ? "127.0.0.1" : url.getHost();
            return Optional.of(new Server(
                    host,
                    url.getPort() < 0 ? PORT : url.getPort(),
                    configuration.value(prefix + "USER").orElse("default"),
                    configuration.value(prefix + "PASSWORD_FILE").map(Path::of),
                    configuration.production() && OWN.contains(host)));
        }
        LocalLayout layout = configuration.layout();
        Path password = layout.redisPassword(LocalLayout.DEPLOYER);
        boolean installed = !configuration.production() && Files.exists(password);
        return installed
                ? Optional.of(
                        new Server("127.0.0.1", layout.redisPort(), LocalLayout.DEPLOYER, Optional.of(password), true))
                : Optional.empty();
    }

    private static List<ConfigProblem> problems(Server server) {
        String where = "Redis at " + server.host() + ":" + server.port();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(server.host(), server.port()), PATIENCE_MILLIS);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            if (server.password().isPresent()) {
                String answer = ask(
                        socket,
                        answers,
                        "AUTH",
                        server.user(),
                        Files.readString(server.password().get()).strip());
                if (!answer.startsWith("+OK")) {
                    return List.of(new ConfigProblem(
                            "it refuses the user " + server.user(), where, "mend the user and its password file"));
                }
            }
            String answer = ask(socket, answers, "PING");
            return answer.startsWith("+PONG")
                    ? List.of()
                    : List.of(new ConfigProblem("it answers " + answer, where, "give a user and a password file"));
        } catch (ConnectException e) {
            return server.mayBeDown()
                    ? List.of()
                    : List.of(new ConfigProblem("nothing listens there", where, "start it, or mend its address"));
        } catch (IOException e) {
            return server.mayBeDown() && e instanceof java.net.UnknownHostException
                    ? List.of()
                    : List.of(new ConfigProblem(
                            "it cannot be asked: " + e.getMessage(),
                            where,
                            "mend its address, user and password file"));
        }
    }

    /** Sends a command (RESP: an array of bulk strings), and reads the first line of the answer. */
    private static String ask(Socket socket, BufferedReader answers, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("*" + words.length));
        for (String word : words) {
            command.add("$" + word.getBytes(StandardCharsets.UTF_8).length);
            command.add(word);
        }
        socket.getOutputStream().write((String.join("\r\n", command) + "\r\n").getBytes(StandardCharsets.UTF_8));
        String answer = answers.readLine();
        return answer == null ? "nothing" : answer;
    }
}
