package io.dangol.feedback.base.id;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import java.util.Optional;
import java.util.UUID;

/// What an id names, and so its prefix outside: `fbk_01jd…`.
public enum IdKind {
    CUSTOMER("cus"),
    SOURCE("src"),
    SECRET("sec"),
    FEEDBACK("fbk"),
    QUARANTINED("qua"),
    RESPONSE("rsp"),
    CASE("cas"),
    COMPENSATION("cmp"),
    CALENDAR("cal"),
    CLOCK("clk"),
    THEME("thm"),
    CLASSIFIER_VERSION("clv"),
    RECLASSIFICATION("rcl"),
    SURVEY("srv"),
    INVITATION("inv");

    /// The form of a survey's id, for validation.
    public static final String SURVEY_PATTERN = "^srv_[0-9a-hjkmnp-tv-z]{26}$";
    /// The form of a customer's id, for validation.
    public static final String CUSTOMER_PATTERN = "^cus_[0-9a-hjkmnp-tv-z]{26}$";

    private final String prefix;

    IdKind(String prefix) {
        this.prefix = prefix;
    }

    /// The public form.
    public String format(UUID id) {
        return PublicId.format(prefix, id);
    }

    /// The id behind its public form; empty where `text` is none of this kind.
    public Optional<UUID> parse(String text) {
        return PublicId.parse(prefix, text);
    }

    /// The id in a path.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 where `text` is none of this kind
    public UUID inPath(String text) {
        return parse(text).orElseThrow(CommonProblem::notFound);
    }

    /// The id in a query parameter.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where `text` is none of this kind
    public UUID inQuery(String parameter, String text) {
        return parse(text)
                .orElseThrow(() -> CommonProblem.invalid(parameter, "must be an id that begins with " + prefix + "_"));
    }
}
