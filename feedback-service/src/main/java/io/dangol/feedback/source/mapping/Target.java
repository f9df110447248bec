package io.dangol.feedback.source.mapping;

import io.dangol.kit.text.TextRules;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The fields of feedback that a mapping fills, and what their constants may be. What a pointer finds is judged when it
/// is found.
enum Target {
    KIND(
            "kind",
            "complaint|review|inquiry|praise|mention|response|call|inspection|usage",
            "must be a kind of feedback"),
    CHANNEL("channel", "[a-z0-9][a-z0-9._-]{0,49}", "must be a channel: lower-case letters, digits, '.', '_' and '-'"),
    TEXT("text", "(?s).+", "must be a text"),
    CUSTOMER_EXTERNAL_ID("customerExternalId", 200),
    LANGUAGE("language", "(?=.{2,35}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,16}", "must be a language (BCP 47)"),
    EXTERNAL_REF("externalRef", 200),
    PRODUCT("product", 64),
    METRIC("rating.metric", "nps|csat|ces", "must be nps, csat or ces"),
    SCORE("rating.score", "10|[0-9]", "must be a whole number from 0 to 10"),
    WORDING_VERSION("rating.wordingVersion", 50);

    private final String field;

    @SuppressWarnings("ImmutableEnumChecker") // a rule without state
    private final Predicate<String> rule;

    private final String message;

    Target(String field, String value, String message) {
        this.field = field;
        this.rule = Pattern.compile(value).asMatchPredicate();
        this.message = message;
    }

    /// An id; the form composes it.
    Target(String field, int lengthMost) {
        this.field = field;
        this.rule = value ->
                TextRules.identifierFault(TextRules.composed(value), lengthMost).isEmpty();
        this.message = "must have 1 to " + lengthMost + " characters; it " + TextRules.IDENTIFIER_MESSAGE;
    }

    /// The rule's place in a mapping.
    String field() {
        return field;
    }

    boolean admits(String constant) {
        return rule.test(constant);
    }

    /// What a value must be.
    String message() {
        return message;
    }
}
