package io.dangol.customer.history.product;

import io.dangol.customer.history.purchase.FieldReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A path of categories, from the widest to the narrowest, and how it is written: each name followed by `>`. So
/// the text of a path begins with that of every path above it.
final class CategoryPath {
    static final int NAMES_MOST = 5;
    static final int NAME_LENGTH_MOST = 100;
    static final String SEPARATOR = ">";

    private CategoryPath() {}

    /// Reads a path field by field, and notes what is wrong with it.
    ///
    /// @return null if it is not said or wrong; empty if it has no names
    static @Nullable List<String> read(FieldReader fields, String field, @Nullable List<@Nullable String> path) {
        if (path == null) {
            return null;
        }
        if (path.size() > NAMES_MOST) {
            fields.refuse(field, "must have at most " + NAMES_MOST + " names");
            return null;
        }
        List<String> names = new ArrayList<>(path.size());
        for (int index = 0; index < path.size(); index++) {
            String name = name(fields, field + "[" + index + "]", path.get(index));
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable String name(FieldReader fields, String field, @Nullable String value) {
        if (value == null) {
            fields.refuse(field, "is required");
            return null;
        }
        if (value.contains(SEPARATOR)) {
            fields.refuse(field, "must not contain >, which stands between names");
            return null;
        }
        return fields.name(field, value, NAME_LENGTH_MOST);
    }

    /// The names of a path as people write it, `tea > green`; spaces around the separator do not count.
    static List<@Nullable String> split(String text) {
        return Arrays.stream(text.split(SEPARATOR, -1)).map(String::strip).collect(Collectors.toList());
    }

    /// As it is stored.
    static String stored(List<String> path) {
        return path.stream().map(name -> name + SEPARATOR).collect(Collectors.joining());
    }

    /// The path that is stored as `text`.
    static List<String> of(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(SEPARATOR));
    }
}
