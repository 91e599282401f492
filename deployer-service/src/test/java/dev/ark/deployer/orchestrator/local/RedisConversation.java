package dev.ark.deployer.orchestrator.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection to Redis, for tests: commands in its inline form, and the first line of each answer. */
record RedisConversation(Socket socket, BufferedReader answers) {
    static RedisConversation with(URI redis, String user, String password) throws IOException {
        Socket socket = new Socket(redis.getHost(), redis.getPort());
        socket.setSoTimeout(5_000);
        RedisConversation conversation = new RedisConversation(
                socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        if (!password.isEmpty()) {
            conversation.say("AUTH", user, password);
        }
        return conversation;
    }

    String say(String... words) throws IOException {
        socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(StandardCharsets.UTF_8));
        return answers.readLine();
    }
}
