package io.dangol.loyalty.posting.transaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CommandQueue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Carries out a batch: reads lines, has a bounded number of them in the queue at a time, and writes a result for each
/// in their order. It waits for results as soon as no more lines have come in, so that a caller may also send a line,
/// wait for its result, and send the next.
final class BatchStream {
    private static final int LINE_BYTES_MOST = 16 * 1024;
    private static final int WINDOW_LINES = 1_000;
    private static final int STEP_LINES = 250;

    private final CommandQueue queue;
    private final BatchAnswers answers;
    private final ObjectReader lineForm;
    private final ObjectWriter resultForm;
    private final CommandFactory commands;
    private final Actor actor;

    private final Deque<PendingLine> window = new ArrayDeque<>(WINDOW_LINES);

    BatchStream(
            CommandQueue queue,
            BatchAnswers answers,
            ObjectReader lineForm,
            ObjectWriter resultForm,
            CommandFactory commands,
            Actor actor) {
        this.queue = queue;
        this.answers = answers;
        this.lineForm = lineForm;
        this.resultForm = resultForm;
        this.commands = commands;
        this.actor = actor;
    }

    /// Reads to the end of the body, unless the caller is no longer there.
    void run(InputStream body, OutputStream output) throws IOException {
        LineReader lines = new LineReader(body, LINE_BYTES_MOST);
        byte[] line = lines.next();
        while (line != null) {
            if (!isBlank(line)) {
                window.add(begin(lines, line));
            }
            if (window.size() >= WINDOW_LINES) {
                write(output, STEP_LINES);
            } else if (!window.isEmpty() && !lines.hasMore()) {
                write(output, window.size());
                output.flush();
            }
            line = lines.next();
        }
        while (!window.isEmpty()) {
            write(output, STEP_LINES);
        }
        output.flush();
    }

    private PendingLine begin(LineReader lines, byte[] bytes) {
        long number = lines.number();
        String key = null;
        try {
            if (lines.isTooLong()) {
                throw new Refusal(CommonProblem.PAYLOAD_TOO_LARGE, "a line has at most " + LINE_BYTES_MOST + " bytes");
            }
            BatchLine line = lineForm.readValue(bytes);
            if (line == null) {
                return refused(number, null, CommonProblem.BAD_REQUEST, "the line must be a posting, and is null");
            }
            key = line.key();
            IdempotencyKey checked = IdempotencyKey.required(actor.subject(), key);
            Command command = commands.ofLine(checked, actor, line.request());
            return new PendingLine(number, key, null, queue.submitNow(command));
        } catch (JsonProcessingException malformed) {
            return refused(number, null, CommonProblem.BAD_REQUEST, "the line is not a posting in well-formed JSON");
        } catch (IOException unreadable) {
            return refused(number, null, CommonProblem.BAD_REQUEST, "the line cannot be read");
        } catch (Refusal refusal) {
            return new PendingLine(number, key, BatchResult.refused(number, key, refusal), null);
        }
    }

    private static PendingLine refused(long number, @Nullable String key, Refusal.Type type, String detail) {
        return new PendingLine(number, key, BatchResult.refused(number, key, type, detail), null);
    }

    private void write(OutputStream output, int linesMost) throws IOException {
        List<PendingLine> step = new ArrayList<>(linesMost);
        while (step.size() < linesMost && !window.isEmpty()) {
            step.add(await(window.removeFirst()));
        }
        for (BatchResult result : answers.results(step)) {
            output.write(resultForm.writeValueAsBytes(result));
            output.write('\n');
        }
    }

    /// Every lane answers in bounded time.
    private static PendingLine await(PendingLine pending) {
        if (pending.answer() == null) {
            return pending;
        }
        try {
            pending.answer().join();
            return pending;
        } catch (CompletionException failure) {
            Refusal refusal = failure.getCause() instanceof Refusal known
                    ? known
                    : new Refusal(CommonProblem.INTERNAL_ERROR, CommonProblem.INTERNAL_ERROR.title());
            BatchResult result = BatchResult.refused(pending.line(), pending.key(), refusal);
            return new PendingLine(pending.line(), pending.key(), result, null);
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
