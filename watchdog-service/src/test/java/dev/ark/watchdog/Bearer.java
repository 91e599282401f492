package dev.ark.watchdog;

import com.sun.net.httpserver.HttpExchange;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.util.Base64;

/** Reads who a request came from; the signature is the real core's matter. */
final class Bearer {
    private Bearer() {}

    static String subject(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String claims = header.substring("Bearer ".length()).split("\\.")[1];
        return ArkJson.mapper()
                .readTree(Base64.getUrlDecoder().decode(claims))
                .path("sub")
                .asText();
    }
}
