package io.dangol.kit.imports;

/// Finds, byte by byte, where records end: at a line feed, unless CSV's quotes hold it.
final class RecordScanner {
    private final boolean quotesCount;
    private State state = State.FIELD_START;

    private RecordScanner(boolean quotesCount) {
        this.quotesCount = quotesCount;
    }

    static RecordScanner ofCsv() {
        return new RecordScanner(true);
    }

    static RecordScanner ofLines() {
        return new RecordScanner(false);
    }

    /// @return whether this byte is the last of a record
    boolean accept(byte value) {
        if (!quotesCount) {
            return value == '\n';
        }
        state = switch (state) {
            case FIELD_START -> value == '"' ? State.QUOTED : outside(value);
            case UNQUOTED -> outside(value);
            case QUOTED -> value == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> value == '"' ? State.QUOTED : outside(value);
        };
        return state == State.FIELD_START && value == '\n';
    }

    private static State outside(byte value) {
        return value == ',' || value == '\n' ? State.FIELD_START : State.UNQUOTED;
    }

    private enum State {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        /// The end of the field, or half of an escaped quote.
        QUOTE_IN_QUOTED
    }
}
