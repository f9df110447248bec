package io.dangol.kit.imports;

/// Finds, byte by byte, where records end: at a line feed, unless CSV's quotes hold it.
///
/// Of records that span lines it finds out which are broken: a quote is open at the end of a line in a column that has
/// one line only, or at the end of the body; behind a closing quote or a carriage return stands something else than
/// may; or the number of values is not that of the header.
final class RecordScanner {
    private final RecordShape shape;
    private State state = State.FIELD_START;
    private int place;
    private boolean spansLines;

    RecordScanner(RecordShape shape) {
        this.shape = shape;
    }

    /// What a byte does.
    enum Found {
        /// The record goes on.
        NOTHING,
        /// It is the last of the record.
        END,
        /// It shows that the record, which spans lines, is none.
        BROKEN
    }

    Found accept(byte value) {
        if (!shape.quotesCount()) {
            return value == '\n' ? Found.END : Found.NOTHING;
        }
        return switch (state) {
            case FIELD_START -> value == '"' ? go(State.QUOTED) : outside(value);
            case UNQUOTED -> outside(value);
            case QUOTED -> quoted(value);
            case QUOTE_IN_QUOTED -> value == '"' ? go(State.QUOTED) : closed(value);
            case CLOSED -> closed(value);
            case CARRIAGE_RETURN -> value == '\n' ? end() : stray();
            case STRAY -> value == '\n' ? end() : Found.NOTHING;
        };
    }

    /// What the end of the body does to a record that has begun.
    Found acceptEnd() {
        return spansLines && state == State.QUOTED ? Found.BROKEN : end();
    }

    private Found outside(byte value) {
        return switch (value) {
            case ',' -> nextField();
            case '\n' -> end();
            case '\r' -> go(State.CARRIAGE_RETURN);
            default -> go(State.UNQUOTED);
        };
    }

    private Found quoted(byte value) {
        if (value == '"') {
            return go(State.QUOTE_IN_QUOTED);
        }
        if (value == '\n') {
            if (!shape.mayHaveLines(place)) {
                return spansLines ? Found.BROKEN : Found.END;
            }
            spansLines = true;
        }
        return Found.NOTHING;
    }

    /// Behind a closing quote; blanks do no harm there.
    private Found closed(byte value) {
        return switch (value) {
            case ',' -> nextField();
            case '\n' -> end();
            case '\r' -> go(State.CARRIAGE_RETURN);
            case ' ', '\t' -> go(State.CLOSED);
            default -> stray();
        };
    }

    private Found stray() {
        return spansLines ? Found.BROKEN : go(State.STRAY);
    }

    private Found end() {
        return spansLines && !shape.isWidth(place + 1) ? Found.BROKEN : Found.END;
    }

    private Found nextField() {
        place++;
        return go(State.FIELD_START);
    }

    private Found go(State next) {
        state = next;
        return Found.NOTHING;
    }

    private enum State {
        FIELD_START,
        UNQUOTED,
        QUOTED,
        /// The end of the field, or half of an escaped quote.
        QUOTE_IN_QUOTED,
        CLOSED,
        /// Half of the end of a line.
        CARRIAGE_RETURN,
        /// Behind a closing quote or a carriage return stands something else than may.
        STRAY
    }
}
