package io.dangol.kit.imports;

import java.util.List;
import java.util.stream.IntStream;

/// What the scanner has to know of an import's records to tell where they end.
public final class RecordShape {
    private static final RecordShape LINES = new RecordShape(false, 0, false, List.of());
    private static final RecordShape ANY_CSV = new RecordShape(true, 0, true, List.of());

    private final boolean quotesCount;
    private final int width;
    private final boolean everyPlaceMayHaveLines;
    private final List<Integer> placesWithLines;

    private RecordShape(boolean quotesCount, int width, boolean everyPlaceMayHaveLines, List<Integer> placesWithLines) {
        this.quotesCount = quotesCount;
        this.width = width;
        this.everyPlaceMayHaveLines = everyPlaceMayHaveLines;
        this.placesWithLines = placesWithLines;
    }

    /// A record a line.
    static RecordShape ofLines() {
        return LINES;
    }

    /// CSV of which nothing is known, as before its header was read.
    static RecordShape ofAnyCsv() {
        return ANY_CSV;
    }

    /// CSV with a header.
    ///
    /// @param titles those of the header
    /// @param known the columns that there may be
    static RecordShape ofCsv(List<String> titles, List<? extends ImportColumn> known) {
        List<Integer> places = IntStream.range(0, titles.size())
                .filter(place -> known.stream()
                        .anyMatch(column -> column.title().equals(titles.get(place)) && column.mayHaveLines()))
                .boxed()
                .toList();
        return new RecordShape(true, titles.size(), false, places);
    }

    boolean quotesCount() {
        return quotesCount;
    }

    boolean isWidth(int values) {
        return width == 0 || width == values;
    }

    boolean mayHaveLines(int place) {
        return everyPlaceMayHaveLines || placesWithLines.contains(place);
    }
}
