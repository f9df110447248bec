package io.dangol.kit.openapi;

import io.dangol.kit.time.PublicId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The limits that follow from a schema's format, where it has none of its own: every number and every text in the
/// document has a maximum.
final class Limits {
    /// The largest whole number that every reader of JSON keeps exactly.
    private static final BigDecimal EXACT = BigDecimal.valueOf((1L << 53) - 1);

    private static final Map<String, Integer> LENGTHS =
            Map.of("date", 10, "time", 18, "date-time", 35, "duration", 40, "uuid", 36);

    /// A pattern that only lists words.
    private static final Pattern WORDS = Pattern.compile("[a-z_]+([|][a-z_]+)+");
    /// The pattern of a [PublicId].
    private static final Pattern ID = Pattern.compile("\\^[a-z]{3}_\\[0-9a-hjkmnp-tv-z]\\{26}\\$");

    private static final int ID_LENGTH = 3 + 1 + PublicId.ENCODED_LENGTH;

    private Limits() {}

    static void complete(OpenAPI document) {
        Schemas.forEach(document, schema -> {
            if (has(schema, SchemaType.INTEGER)) {
                limitNumber(schema);
            } else if (has(schema, SchemaType.STRING)) {
                limitText(schema);
            }
        });
    }

    private static void limitText(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && WORDS.matcher(pattern).matches() && schema.getEnumeration() == null) {
            schema.setEnumeration(List.of((Object[]) pattern.split("[|]", -1)));
            schema.setPattern(null);
        }
        if (schema.getMaxLength() != null) {
            return;
        }
        if (pattern != null && ID.matcher(pattern).matches()) {
            schema.setMaxLength(ID_LENGTH);
        } else if (schema.getFormat() != null) {
            schema.setMaxLength(LENGTHS.get(schema.getFormat()));
        }
    }

    private static void limitNumber(Schema schema) {
        boolean small = "int32".equals(schema.getFormat());
        if (schema.getFormat() == null) {
            schema.setFormat("int64");
        }
        if (schema.getMaximum() == null && schema.getExclusiveMaximum() == null) {
            schema.setMaximum(small ? BigDecimal.valueOf(Integer.MAX_VALUE) : EXACT);
        }
        if (schema.getMinimum() == null && schema.getExclusiveMinimum() == null) {
            schema.setMinimum(small ? BigDecimal.valueOf(Integer.MIN_VALUE) : EXACT.negate());
        }
    }

    private static boolean has(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}
