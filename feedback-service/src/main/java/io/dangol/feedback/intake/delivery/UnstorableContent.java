package io.dangol.feedback.intake.delivery;

import io.vertx.pgclient.PgException;
import java.time.DateTimeException;

/// Content that the database will not have, at this try or any other.
public final class UnstorableContent {
    private UnstorableContent() {}

    /// Whether it is a data exception, a broken constraint, or a value that cannot be encoded.
    public static boolean isCauseOf(Throwable failure) {
        return switch (failure) {
            case PgException refused ->
                refused.getSqlState() != null
                        && (refused.getSqlState().startsWith("22")
                                || refused.getSqlState().startsWith("23"));
            case ArithmeticException overflow -> true;
            case DateTimeException outOfRange -> true;
            case IllegalArgumentException unencodable -> true;
            default -> false;
        };
    }
}
