package dev.ark.deployer.traffic.embedded;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * The whole body of a request, read before a backend hears of it: a client that is slow, or breaks off, or sends too much, costs the core
 * nothing.
 */
final class RequestBody {
    private RequestBody() {}

    /** The body is larger than is accepted. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("the body is too large", null, false, false);
        }
    }

    /** So many bodies are held already that there is no room for this one. */
    static final class NoRoomException extends Exception {
        private static final long serialVersionUID = 1L;

        NoRoomException() {
            super("too many bodies are held", null, false, false);
        }
    }

    /** Reads it; fails with {@link TooLargeException}, with {@link NoRoomException}, or when the client breaks off. */
    static Future<Buffer> read(HttpServerRequest request, int limit, Passage passage) {
        if (request.isEnded()) {
            return Future.succeededFuture(Buffer.buffer());
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(whole::tryFail);
        request.handler(part -> {
            if (whole.future().isComplete()) {
                return;
            }
            if (body.length() + part.length() > limit) {
                whole.fail(new TooLargeException());
            } else if (passage.hold(part.length())) {
                body.appendBuffer(part);
            } else {
                whole.fail(new NoRoomException());
            }
        });
        request.endHandler(end -> whole.tryComplete(body));
        request.resume();
        return whole.future();
    }
}
