package dev.ark.runtime.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes the one problem response of whatever a request ended in. Nothing of the inside is told to the caller. */
@RegisterForReflection(targets = {Problem.class, ProblemCode.class})
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 1;
    /** Room on a disk is made by people, or by a loop of theirs. */
    private static final int RETRY_FULL_DISK_AFTER_SECONDS = 30;

    @ServerExceptionMapper
    public Response refused(ProblemException e) {
        return response(e.problem());
    }

    @ServerExceptionMapper(priority = 1)
    public Response unreadable(MismatchedInputException e) {
        return response(problem(e));
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException e) {
        return response(problem(e));
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return response(refusal.problem());
            }
            if (cause instanceof JsonProcessingException json) {
                return response(problem(json));
            }
        }
        ProblemCode code = switch (e.getResponse().getStatus()) {
            case 400 -> ProblemCode.MALFORMED_BODY;
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.UNAVAILABLE;
            default -> ProblemCode.INTERNAL;
        };
        if (code == ProblemCode.INTERNAL) {
            return unexpected(e);
        }
        return response(Problem.of(code, code.title()));
    }

    @ServerExceptionMapper(priority = 1)
    public Response anonymous(UnauthorizedException e) {
        return unauthenticated();
    }

    @ServerExceptionMapper(priority = 1)
    public Response forged(AuthenticationFailedException e) {
        LOG.debug("a token was refused", e);
        return unauthenticated();
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException e) {
        return response(Problem.of(ProblemCode.FORBIDDEN, ProblemCode.FORBIDDEN.title()));
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        LOG.error("a request failed", e);
        return response(Problem.of(ProblemCode.INTERNAL, "see the service's log"));
    }

    private static Response unauthenticated() {
        Problem problem = Problem.of(ProblemCode.UNAUTHENTICATED, "present a valid bearer token");
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .entity(problem)
                .build();
    }

    private static Response response(Problem problem) {
        var response = Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(problem);
        switch (problem.status()) {
            case 503 -> response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case 507 -> response.header(HttpHeaders.RETRY_AFTER, RETRY_FULL_DISK_AFTER_SECONDS);
            default -> {}
        }
        return response.build();
    }

    /** What is wrong with a body that cannot be read. */
    public static Problem problem(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProblemException refusal -> {
                    return refusal.problem();
                }
                case UnrecognizedPropertyException unknown -> {
                    return Problem.of(
                            ProblemCode.UNKNOWN_FIELD, unknown.getPropertyName() + " is not part of this body");
                }
                case MismatchedInputException mismatch
                when !mismatch.getPath().isEmpty() -> {
                    return Problem.of(ProblemCode.INVALID_VALUE, path(mismatch) + " is of the wrong type");
                }
                case StreamReadException syntax -> {
                    var at = syntax.getLocation();
                    return Problem.of(
                            ProblemCode.MALFORMED_BODY,
                            at == null
                                    ? ProblemCode.MALFORMED_BODY.title()
                                    : "not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
                }
                default -> {}
            }
        }
        return Problem.of(ProblemCode.MALFORMED_BODY, ProblemCode.MALFORMED_BODY.title());
    }

    private static String path(MismatchedInputException e) {
        StringBuilder path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }
}
