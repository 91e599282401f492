package dev.ark.deployer.traffic.embedded;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.ReferenceCountUtil;

/**
 * How far a client's connection has come with its requests. It stands behind the decoder: bytes that come in without making a message of
 * HTTP are part of a head. Only its event loop uses it, and no request costs an object or a timer.
 */
final class ClientConnection extends ChannelDuplexHandler {
    private static final int MOST_HEADERS = 100;

    private final EdgeState state;
    private ChannelHandlerContext context;
    /** When the present wait began: for a request, for the rest of its head, for the rest of its body. */
    private long since;

    private boolean refused;
    private boolean headBegun;
    private boolean bodyMissing;
    private boolean interim;
    private boolean messageRead;
    private int unanswered;

    ClientConnection(EdgeState state, long now) {
        this.state = state;
        this.since = now;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        messageRead = true;
        if (message instanceof HttpRequest request) {
            if (hasTooManyHeaders(request)) {
                request.headers().clear();
                request.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException("too many headers")));
            }
            unanswered++;
            bodyMissing = true;
            if (headBegun) {
                // The time that the head took counts.
                headEnded();
            } else {
                since = System.nanoTime();
            }
        }
        if (message instanceof LastHttpContent) {
            bodyMissing = false;
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!messageRead
                && !headBegun
                && !bodyMissing
                && unanswered == 0
                && ctx.channel().isActive()) {
            headBegun = true;
            since = System.nanoTime();
            if (!state.headBegun()) {
                refused = true;
                // The channel outlives its closing until the loop has read from all others: what was decoded must not.
                ctx.pipeline().remove(HttpObjectDecoder.class);
                ctx.close();
            }
        }
        messageRead = false;
        ctx.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            interim = response.status().code() / 100 == 1;
        }
        if (message instanceof LastHttpContent && !interim) {
            unanswered--;
            since = System.nanoTime();
        }
        ctx.write(message, promise);
    }

    /** Whether the client is late. Not while it waits for an answer: that has a limit of its own. */
    boolean isOverdue(long now, long readNanos, long idleNanos) {
        if (headBegun || (bodyMissing && unanswered <= 1)) {
            return now - since > readNanos;
        }
        return unanswered == 0 && now - since > idleNanos;
    }

    void close() {
        context.close();
    }

    /** The connection has been closed, by whomever. */
    void gone() {
        if (headBegun) {
            headEnded();
        }
    }

    /** A header of a few bytes takes a hundred on the heap: the limit on their bytes is not enough. */
    private static boolean hasTooManyHeaders(HttpRequest request) {
        int left = MOST_HEADERS;
        for (var headers = request.headers().iteratorCharSequence(); headers.hasNext(); headers.next()) {
            if (--left < 0) {
                return true;
            }
        }
        return false;
    }

    private void headEnded() {
        headBegun = false;
        state.headEnded();
    }
}
