package io.dangol.kit.imports;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// How the records of an import are written.
public enum ImportFormat {
    /// RFC 4180 with a header line.
    CSV,
    /// A JSON object a line.
    NDJSON;

    /// The media type of [#CSV].
    public static final String CSV_TYPE = "text/csv";
    /// The media type of [#NDJSON].
    public static final String NDJSON_TYPE = "application/x-ndjson";

    private static final String CHARSET = "charset";
    private static final String UTF_8 = "utf-8";

    /// @param contentType one of the two; null where the request has none
    static ImportFormat of(@Nullable MediaType contentType) {
        if (contentType == null) {
            throw new Refusal(
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE, "send Content-Type: " + CSV_TYPE + " or " + NDJSON_TYPE);
        }
        if (!contentType.getParameters().getOrDefault(CHARSET, UTF_8).equalsIgnoreCase(UTF_8)) {
            throw new Refusal(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "send the body in UTF-8");
        }
        return MediaType.valueOf(CSV_TYPE).isCompatible(contentType) ? CSV : NDJSON;
    }
}
