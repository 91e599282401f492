package dev.ark.core.http;

import dev.ark.contract.http.Page;
import dev.ark.contract.http.Written;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** The answers that all versioned keys have in common: the ETag is the version. */
final class Answers {
    private static final String ETAG = "ETag";

    private Answers() {}

    /** 201 for what was not there before, 200 otherwise. A deletion has no ETag: nothing is there that it could tag. */
    static RestResponse<Written> written(Written written) {
        RestResponse.Status status = written.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        var answer = RestResponse.ResponseBuilder.create(status, written);
        return written.deleted()
                ? answer.build()
                : answer.header(ETAG, tag(written.version())).build();
    }

    static <T> RestResponse<T> found(T entity, long version) {
        return RestResponse.ResponseBuilder.ok(entity)
                .header(ETAG, tag(version))
                .build();
    }

    static <T> T present(Optional<T> found, String what) {
        return found.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, what + " is not there"));
    }

    static <T, U> Page<U> page(Page<T> page, Function<T, U> shape) {
        return new Page<>(page.items().stream().map(shape).toList(), page.next());
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
