package io.dangol.analytics.kpi.figure;

/// By what a sample is divided, as a column of SQL over `day` and `channel`.
enum Grouping {
    NONE("''::text"),
    CHANNEL("coalesce(channel, '')"),
    DAY("to_char(day, 'YYYY-MM-DD')"),
    WEEK("to_char(date_trunc('week', day::timestamp), 'YYYY-MM-DD')"),
    MONTH("to_char(date_trunc('month', day::timestamp), 'YYYY-MM-DD')");

    private final String column;

    Grouping(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
