package io.dangol.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;

/// The rest of an answer that nobody waits for any more. It is read, so that its connection serves the next request;
/// where it is long, the connection is given up.
///
/// A request must not be reset once its answer has ended, whether or not the end was seen here yet: the reset would
/// close the connection under the request that has it by then.
final class AnswerRest {
    private static final long BYTES_MOST = 64 * 1024;
    private static final long MILLIS_MOST = 1_000;

    private final Vertx vertx;
    private final HttpClientResponse answer;
    private final Runnable reset;
    private final Future<Void> ended;
    private long bytes;
    private boolean givenUp;

    /// @param reset gives the connection up
    AnswerRest(Vertx vertx, HttpClientResponse answer, Runnable reset) {
        this.vertx = vertx;
        this.answer = answer;
        this.reset = reset;
        this.ended = answer.end();
    }

    /// Later, because an answer whose end is just being handled does not say so yet, and takes no handler any more.
    void discard() {
        vertx.runOnContext(later -> discardUnlessEnded());
    }

    private void discardUnlessEnded() {
        if (ended.isComplete()) {
            return;
        }
        long timer = vertx.setTimer(MILLIS_MOST, fired -> giveUp());
        ended.onComplete(end -> vertx.cancelTimer(timer));
        answer.handler(chunk -> {
            bytes += chunk.length();
            if (bytes > BYTES_MOST) {
                giveUp();
            }
        });
        answer.resume();
    }

    private void giveUp() {
        if (!ended.isComplete() && !givenUp) {
            givenUp = true;
            reset.run();
        }
    }
}
