package dev.ark.graveyard.http;

import dev.ark.contract.http.OverlayView;
import dev.ark.contract.identity.Roles;
import dev.ark.graveyard.serving.ServedOverlay;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The overlay that is in force, to be read, and what is wrong with its file. */
@Path("/v1/overlay")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.SERVICE, Roles.AGENT, Roles.BROKER})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public final class OverlayResource {
    private final ServedOverlay overlay;

    OverlayResource(ServedOverlay overlay) {
        this.overlay = overlay;
    }

    @GET
    public OverlayView overlay() {
        return overlay.view();
    }
}
