package io.dangol.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.problem.Refusal.Violation;
import io.opentelemetry.api.trace.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives every problem document its one shape: `type`, `title`, `status`, `detail`, `instance`, `violations`,
/// `traceId`. Only a [Refusal] says its own detail; what a library says of an error stays inside.
@ApplicationScoped
public class ProblemShape implements ProblemPostProcessor {
    private static final String TYPE_BASE = "https://dangol.io/problems/";
    private static final int VIOLATIONS_MOST = 50;
    private static final int SERVER_ERROR = 500;
    /// After the library's own processors, the logger among them.
    private static final int PRIORITY = -1_000;

    private final ObjectMapper json;

    ProblemShape(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        Throwable cause = context.cause;
        Refusal refusal = refusal(cause);
        List<Violation> violations = refusal == null ? violations(cause) : refusal.violations();
        Refusal.Type type = refusal == null ? type(problem.getStatusCode(), violations) : refusal.type();
        HttpProblem.Builder shaped = HttpProblem.builder()
                .withType(URI.create(TYPE_BASE + type.slug()))
                .withTitle(type.title())
                .withStatus(refusal == null ? status(problem, type) : type.status())
                .withDetail(refusal == null ? detail(cause, type, violations) : refusal.detail())
                .withInstance(instance(context.path));
        if (!violations.isEmpty()) {
            shaped.with("violations", violations.stream().limit(VIOLATIONS_MOST).toList());
        }
        String traceId = traceId();
        if (traceId != null) {
            shaped.with("traceId", traceId);
        }
        problem.getHeaders().forEach(shaped::withHeader);
        return shaped.build();
    }

    /// The path that was asked for, which may hold anything.
    private static URI instance(@Nullable String path) {
        try {
            return new URI(null, null, path == null ? "/" : path, null);
        } catch (URISyntaxException unusual) {
            return URI.create("/");
        }
    }

    private static int status(HttpProblem problem, Refusal.Type type) {
        return problem.getStatusCode() >= SERVER_ERROR ? problem.getStatusCode() : type.status();
    }

    private static Refusal.Type type(int status, List<Violation> violations) {
        if (!violations.isEmpty()) {
            return CommonProblem.VALIDATION_FAILED;
        }
        return Arrays.stream(CommonProblem.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .orElse(status >= SERVER_ERROR ? CommonProblem.INTERNAL_ERROR : CommonProblem.BAD_REQUEST);
    }

    private static String detail(@Nullable Throwable cause, Refusal.Type type, List<Violation> violations) {
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            return first.field().isEmpty() ? first.message() : first.field() + " " + first.message();
        }
        if (jsonError(cause) != null) {
            return "the body is not well-formed JSON";
        }
        return type.title();
    }

    /// The refusal that the failure is; or that the constructor of a record threw while its JSON was
    /// read, whose fields are below the record's place in the JSON.
    private static @Nullable Refusal refusal(@Nullable Throwable cause) {
        JsonMappingException where = null;
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof Refusal refusal && (where != null || isFirst(link, cause))) {
                return where == null || where.getPath().isEmpty() ? refusal : refusal.within(SentPath.of(where));
            }
            where = where == null && link instanceof JsonMappingException mismatch ? mismatch : where;
        }
        return null;
    }

    @SuppressWarnings("ReferenceEquality") // the same object is meant
    private static boolean isFirst(Throwable link, @Nullable Throwable cause) {
        return link == cause;
    }

    private List<Violation> violations(@Nullable Throwable cause) {
        if (cause instanceof ConstraintViolationException invalid) {
            return invalid.getConstraintViolations().stream()
                    .map(violation -> new Violation(SentPath.of(violation, json), violation.getMessage()))
                    .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                    .limit(VIOLATIONS_MOST)
                    .toList();
        }
        if (jsonError(cause) instanceof JsonMappingException mismatch
                && !mismatch.getPath().isEmpty()) {
            return List.of(new Violation(SentPath.of(mismatch), WantedForm.of(mismatch, json)));
        }
        return List.of();
    }

    private static @Nullable JsonProcessingException jsonError(@Nullable Throwable cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof JsonProcessingException json) {
                return json;
            }
        }
        return null;
    }

    private static @Nullable String traceId() {
        return Span.current().getSpanContext().isValid()
                ? Span.current().getSpanContext().getTraceId()
                : null;
    }
}
