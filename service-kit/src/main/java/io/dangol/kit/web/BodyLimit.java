package io.dangol.kit.web;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/// Refuses a body over the limit with a problem document: by its announced length before a byte of it is read, and a
/// body without one as soon as it has brought too much.
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class BodyLimit implements ReaderInterceptor {
    private static final long BYTES_OF_A_MEBIBYTE = 1024L * 1024;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        int mebibytesMost = mebibytesMost(context.getAnnotations());
        long bytesMost = mebibytesMost * BYTES_OF_A_MEBIBYTE;
        Refusal refusal = new Refusal(
                CommonProblem.PAYLOAD_TOO_LARGE, "send at most " + mebibytesMost + " MiB in one body to this endpoint");
        if (announcedLength(context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH)) > bytesMost) {
            throw refusal;
        }
        LimitedInputStream body = new LimitedInputStream(context.getInputStream(), bytesMost, refusal);
        context.setInputStream(body);
        try {
            return context.proceed();
        } catch (IOException | RuntimeException failure) {
            if (body.isExceeded()) {
                throw refusal;
            }
            throw failure;
        }
    }

    private static int mebibytesMost(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof LargeBody large) {
                return large.mebibytesMost();
            }
        }
        return 1;
    }

    private static long announcedLength(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException notFromOurServer) {
            return 0;
        }
    }
}
