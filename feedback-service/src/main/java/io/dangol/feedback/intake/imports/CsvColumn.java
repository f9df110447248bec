package io.dangol.feedback.intake.imports;

import io.dangol.kit.imports.ImportColumn;
import java.util.List;

/// The columns that a CSV import may have, and the field of feedback that each is; the export writes all of them.
enum CsvColumn implements ImportColumn {
    /// Ours; not read.
    ID("id", false),
    SOURCE("source", false),
    EXTERNAL_REF("externalRef", true),
    KIND("kind", true),
    CHANNEL("channel", true),
    /// Not read where there is an external id too.
    CUSTOMER_ID("customer.id", false),
    CUSTOMER_EXTERNAL_ID("customer.externalId", false),
    TEXT("text", false),
    /// Whether the text is in the escaped form.
    TEXT_ESCAPED("textEscaped", false),
    LANGUAGE("language", false),
    OCCURRED_AT("occurredAt", false),
    /// Ours; not read.
    RECEIVED_AT("receivedAt", false),
    METRIC("rating.metric", false),
    SCORE("rating.score", false),
    WORDING_VERSION("rating.wordingVersion", false),
    PRODUCT("product", false);

    private final String field;
    private final boolean required;

    CsvColumn(String field, boolean required) {
        this.field = field;
        this.required = required;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public boolean isRequired() {
        return required;
    }

    @Override
    public boolean mayHaveLines() {
        return this == TEXT;
    }

    static List<CsvColumn> all() {
        return List.of(values());
    }

    /// The title of the column that a field comes from.
    static String titleOfField(String field) {
        String known = field.equals("score") ? "rating.score" : field;
        return ImportColumn.titleOfField(all(), known);
    }
}
