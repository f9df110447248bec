package io.dangol.customer.history.purchase;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads lines, of a purchase or of a return, and notes what is wrong with them.
///
/// @param <L> a line
@FunctionalInterface
public interface LineReader<L> {
    /// @param field where the line is, `lines[0]`
    L read(String field, L line);

    /// The lines that were sent; none where none were.
    ///
    /// @param says what a line must do
    static <L> List<L> lines(
            FieldReader fields, @Nullable List<@Nullable L> wanted, String says, LineReader<L> reader) {
        if (wanted == null) {
            return List.of();
        }
        if (wanted.size() > FieldReader.LINES_MOST) {
            fields.refuse("lines", "must have at most " + FieldReader.LINES_MOST + " items");
            return List.of();
        }
        List<L> lines = new ArrayList<>(wanted.size());
        for (int index = 0; index < wanted.size(); index++) {
            L line = wanted.get(index);
            String field = "lines[" + index + "]";
            if (line == null) {
                fields.refuse(field, says);
            } else {
                lines.add(reader.read(field, line));
            }
        }
        return lines;
    }
}
