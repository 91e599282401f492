package dev.ark.watchdog.http;

import dev.ark.contract.http.AlertAcknowledgement;
import dev.ark.contract.http.AlertView.Acknowledged;
import dev.ark.contract.http.Recorded;
import dev.ark.runtime.identity.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Has the core journal, under the person's own token, that an alert has been seen. */
@RequestScoped
public class Acknowledgements {
    private final CoreCommands core;
    private final JsonWebToken token;
    private final Caller caller;

    protected Acknowledgements() {
        this(null, null, null);
    }

    @Inject
    Acknowledgements(@RestClient CoreCommands core, JsonWebToken token, Caller caller) {
        this.core = core;
        this.token = token;
        this.caller = caller;
    }

    /** Journals it, and tells what then stands in the journal. */
    Acknowledged journal(String id, AlertAcknowledgement said) {
        Recorded row = Counterpart.CORE.ask(() -> core.acknowledge("Bearer " + token.getRawToken(), id, said));
        return new Acknowledged(caller.name(), said.note(), row.at());
    }
}
