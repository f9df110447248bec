package io.dangol.feedback.mapping;

import java.util.regex.Pattern;

/// The fields of feedback that a mapping fills, and what their constants may be. What a pointer finds is judged when it
/// is found.
enum Target {
    KIND("kind", "complaint|review|inquiry|praise|mention|response|call|inspection|usage", "is a kind of feedback"),
    CHANNEL("channel", "[a-z0-9][a-z0-9._-]{0,49}", "is a channel: lower-case letters, digits, '.', '_' and '-'"),
    TEXT("text", "(?s).+", "is a text"),
    CUSTOMER_EXTERNAL_ID("customerExternalId", "(?s).{1,200}", "has 1 to 200 characters"),
    LANGUAGE("language", "(?=.{2,35}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,16}", "is a language (BCP 47)"),
    EXTERNAL_REF("externalRef", "(?s).{1,200}", "has 1 to 200 characters"),
    PRODUCT("product", "(?s)(?=.*\\S).{1,64}", "has 1 to 64 characters, not all of them blank"),
    METRIC("rating.metric", "nps|csat|ces", "is nps, csat or ces"),
    SCORE("rating.score", "10|[0-9]", "is a whole number from 0 to 10"),
    WORDING_VERSION("rating.wordingVersion", "(?s).{1,50}", "has 1 to 50 characters");

    private final String field;
    private final Pattern value;
    private final String message;

    Target(String field, String value, String message) {
        this.field = field;
        this.value = Pattern.compile(value);
        this.message = message;
    }

    /// The rule's place in a mapping.
    String field() {
        return field;
    }

    boolean admits(String constant) {
        return value.matcher(constant).matches();
    }

    /// What a value must be.
    String message() {
        return message;
    }
}
