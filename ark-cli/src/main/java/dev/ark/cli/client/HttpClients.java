package dev.ark.cli.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Makes HTTP clients that start fast. */
public final class HttpClients {
    private HttpClients() {}

    public static HttpClient of(URI base, Duration connectTimeout) {
        HttpClient.Builder client =
                HttpClient.newBuilder().connectTimeout(connectTimeout).version(HttpClient.Version.HTTP_1_1);
        if ("http".equals(base.getScheme())) {
            client.sslContext(trustingNobody());
        }
        return client.build();
    }

    /** The default context reads all the platform's certificates, a tenth of a second for nothing where there is no TLS. */
    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
