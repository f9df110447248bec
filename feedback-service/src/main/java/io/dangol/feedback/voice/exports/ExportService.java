package io.dangol.feedback.voice.exports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.voice.FeedbackView;
import io.dangol.feedback.voice.record.FeedbackFilter;
import io.dangol.feedback.voice.record.FeedbackPages;
import io.dangol.feedback.voice.record.FeedbackPages.Cut;
import io.dangol.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Writes feedback out page by page, the oldest first, as fast as it is read: a page of some MiB is in
/// memory at a time. Feedback that comes in meanwhile may be at the end or not.
@ApplicationScoped
class ExportService {
    private static final int EXPORTS_MOST = 4;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    private final FeedbackPages pages;
    private final ObjectMapper json;
    private final Semaphore slots = new Semaphore(EXPORTS_MOST);

    ExportService(FeedbackPages pages, ObjectMapper json) {
        this.pages = pages;
        this.json = json;
    }

    /// @param visible what the caller may see
    /// @throws Refusal 503 while as many go out as may
    StreamingOutput export(ExportFormat format, FeedbackFilter visible) {
        if (!slots.tryAcquire()) {
            throw new Refusal(ExportProblem.TOO_MANY_EXPORTS, "try again when one of them has ended");
        }
        return output -> {
            try {
                write(format, visible, output);
            } finally {
                slots.release();
            }
        };
    }

    private void write(ExportFormat format, FeedbackFilter filter, OutputStream output) throws IOException {
        output.write(bytes(format.head()));
        UUID after = null;
        do {
            Cut page = page(filter, after);
            for (FeedbackView said : page.items()) {
                output.write(bytes(format.record(said, json)));
            }
            output.flush();
            after = page.next();
        } while (after != null);
    }

    private Cut page(FeedbackFilter filter, @Nullable UUID after) {
        return pages.read(filter, after).await().atMost(STATEMENT_TIMEOUT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
