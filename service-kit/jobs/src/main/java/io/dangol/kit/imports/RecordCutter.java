package io.dangol.kit.imports;

import io.dangol.kit.imports.RecordScanner.Found;
import io.dangol.kit.problem.Refusal;
import java.util.Arrays;

/// Cuts a body that comes in piece by piece into records. It holds one record at a time.
///
/// Each byte of the body is part of one record, in its order. Of a record that spans lines and is broken, the first
/// line is a record, which cannot be read, and the lines behind it are read again as records of their own: one open
/// quote costs one line, not all lines up to the next quote.
final class RecordCutter {
    private static final int FIRST_CAPACITY = 4_096;
    private static final int KIBIBYTE = 1_024;
    private static final byte[] NOTHING = {};

    private final int bytesMost;
    private final Records records;
    private RecordShape shape;
    private RecordScanner scanner;
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int length;
    private int firstLineLength;
    private long line;
    private long recordLine;
    private byte[] replay = NOTHING;
    private int replayed;

    /// @param line the number of the body's first line
    /// @param bytesMost of a record
    RecordCutter(RecordShape shape, long line, int bytesMost, Records records) {
        this.shape = shape;
        this.scanner = new RecordScanner(shape);
        this.line = line;
        this.recordLine = line;
        this.bytesMost = bytesMost;
        this.records = records;
    }

    /// Takes the records.
    @FunctionalInterface
    interface Records {
        /// @param line the number of the record's first line
        void take(long line, byte[] record);
    }

    /// Says how the records behind the present one are.
    void reshape(RecordShape next) {
        shape = next;
    }

    /// @throws Refusal 400 if a record is longer than any may be
    void feed(byte[] piece, int pieceLength) {
        for (int index = 0; index < pieceLength; index++) {
            take(piece[index]);
            takeAgain();
        }
    }

    /// Ends the body.
    void finish() {
        while (length > 0) {
            if (scanner.acceptEnd() == Found.BROKEN) {
                rewind();
                takeAgain();
            } else {
                endRecord(length);
            }
        }
    }

    private void takeAgain() {
        while (replayed < replay.length) {
            take(replay[replayed++]);
        }
    }

    private void take(byte value) {
        append(value);
        if (value == '\n') {
            line++;
            firstLineLength = firstLineLength == 0 ? length : firstLineLength;
        }
        switch (scanner.accept(value)) {
            case NOTHING -> {}
            case END -> endRecord(length);
            case BROKEN -> rewind();
        }
    }

    private void append(byte value) {
        if (length == bytesMost) {
            throw new Refusal(
                    ImportProblem.IMPORT_LINE_TOO_LONG,
                    "line " + recordLine + " goes on for more than " + bytesMost / KIBIBYTE
                            + " KiB; a quote may be open");
        }
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(bytesMost, 2 * buffer.length));
        }
        buffer[length++] = value;
    }

    private void endRecord(int recordLength) {
        byte[] record = Arrays.copyOf(buffer, recordLength);
        long begunAt = recordLine;
        length = 0;
        firstLineLength = 0;
        recordLine = line;
        records.take(begunAt, record);
        scanner = new RecordScanner(shape);
    }

    /// Goes back to the end of the record's first line.
    private void rewind() {
        int behind = length - firstLineLength;
        byte[] again =
                Arrays.copyOf(Arrays.copyOfRange(buffer, firstLineLength, length), behind + replay.length - replayed);
        System.arraycopy(replay, replayed, again, behind, replay.length - replayed);
        replay = again;
        replayed = 0;
        line = recordLine + 1;
        endRecord(firstLineLength);
    }
}
