package io.dangol.kit.problem;

import java.util.List;
import java.util.Locale;

/// A command or request that is refused by a rule: what a caller sees as a problem document (RFC 9457), and what
/// changes nothing.
///
/// The detail says what to do, in words that may be shown to anybody: nothing personal, nothing internal.
public final class Refusal extends RuntimeException {
    private final Type type;
    private final String detail;
    private final List<Violation> violations;

    public Refusal(Type type, String detail) {
        this(type, detail, List.of());
    }

    public Refusal(Type type, String detail, List<Violation> violations) {
        super(type.slug() + ": " + detail, null, false, false);
        this.type = type;
        this.detail = detail;
        this.violations = List.copyOf(violations);
    }

    public Type type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }

    /// The same refusal of an object that is only a part of the request.
    ///
    /// @param path where the object is in the request
    public Refusal within(String path) {
        if (violations.isEmpty()) {
            return this;
        }
        List<Violation> below = violations.stream()
                .map(violation -> new Violation(path + "." + violation.field(), violation.message()))
                .toList();
        return new Refusal(
                type, below.getFirst().field() + " " + below.getFirst().message(), below);
    }

    /// A field that is not as it must be.
    ///
    /// @param field its path in the request, `lines[0].quantity`
    /// @param message what it must be
    public record Violation(String field, String message) {}

    /// An entry in a capability's catalogue of refusals: an enum implements it, and its constant's
    /// name is the last part of the problem's type URI.
    public interface Type {
        /// The constant's name, as an enum has it.
        String name();

        /// The HTTP status, 400 to 499 or 503.
        int status();

        /// What happened, the same for every occurrence.
        String title();

        /// The problem's name: `NOT_STARTED` is `not-started`.
        default String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
