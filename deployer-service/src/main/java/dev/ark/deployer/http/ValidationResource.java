package dev.ark.deployer.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.identity.Roles;
import dev.ark.deployer.validation.live.ValidationView;
import dev.ark.deployer.validation.live.Validations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Validations of the running system. */
@Path("/v1/validations")
@RunOnVirtualThread
public final class ValidationResource {
    private final Validations validations;

    ValidationResource(Validations validations) {
        this.validations = validations;
    }

    /** Starts a validation. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    public RestResponse<ValidationView> start(ValidationRequest request) {
        ValidationView validation =
                validations.start(Checks.present("body", request).wanted());
        return ResponseBuilder.<ValidationView>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/v1/validations/" + validation.id()))
                .entity(validation)
                .build();
    }

    /** The validation that goes on, if any, and the last results. */
    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER})
    public ValidationList list() {
        return new ValidationList(validations.list());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.VIEWER})
    public ValidationView find(@PathParam("id") String id) {
        return validations.find(id);
    }
}
