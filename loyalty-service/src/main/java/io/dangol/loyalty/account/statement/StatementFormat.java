package io.dangol.loyalty.account.statement;

import java.util.Locale;

/// What a statement can be had as, the one that is given to who does not mind first.
enum StatementFormat {
    JSON("application/json"),
    CSV("text/csv"),
    PDF("application/pdf");

    private final String mediaType;

    StatementFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /// Without parameters: `text/csv`.
    String mediaType() {
        return mediaType;
    }

    /// The value of `Content-Type`.
    String contentType() {
        return switch (this) {
            case JSON, PDF -> mediaType;
            case CSV -> mediaType + ";charset=UTF-8;header=present";
        };
    }

    /// The name that a browser saves it by: `statement-acc_01kazf…-2026-11.pdf` has the month where the
    /// period is one, else the first and the last day. The ids and days in it need no escaping in
    /// `Content-Disposition`.
    String fileName(String accountId, StatementPeriod period) {
        String days = period.month()
                .map(Object::toString)
                .orElseGet(() -> period.from().equals(period.lastDay())
                        ? period.from().toString()
                        : period.from() + "-to-" + period.lastDay());
        return "statement-" + accountId + "-" + days + "." + name().toLowerCase(Locale.ROOT);
    }

    /// The value of `Content-Disposition`.
    String disposition(String accountId, StatementPeriod period) {
        return "attachment; filename=\"" + fileName(accountId, period) + "\"";
    }
}
