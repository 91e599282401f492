package dev.ark.runtime.identity;

import dev.ark.runtime.secret.SecretFile;
import dev.ark.runtime.trace.Trace;
import dev.ark.runtime.trace.TraceParent;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Signs a call to another service with this service's token, unless the call carries a caller's own, and passes the trace on. Thread-safe.
 */
@Singleton
public final class ServiceCallFilter implements ClientRequestFilter {
    private final Path tokenFile;
    private volatile Token token = new Token(FileTime.fromMillis(0), "");

    private record Token(FileTime modified, String value) {}

    ServiceCallFilter(ServiceIdentity identity) {
        this.tokenFile = identity.tokenFile();
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION) == null) {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + bearer());
        }
        TraceParent trace = Arc.container().requestContext().isActive()
                ? Arc.container().instance(Trace.class).get().parent()
                : TraceParent.continuing(null);
        request.getHeaders().putSingle(TraceParent.HEADER, trace.toString());
    }

    private String bearer() throws IOException {
        FileTime modified = Files.getLastModifiedTime(tokenFile);
        Token current = token;
        if (!modified.equals(current.modified())) {
            current = new Token(modified, SecretFile.text(tokenFile));
            token = current;
        }
        return current.value();
    }
}
