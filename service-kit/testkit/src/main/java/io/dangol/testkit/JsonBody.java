package io.dangol.testkit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A JSON text that was read once, for `extract().as(JsonBody.class).at("items[0].id")`.
///
/// A path is made of names, `[n]` (negative from the end) and `size()`. A name after an array is read from each of its
/// items. What is not there is null. Numbers are as Jackson reads them: `Integer`, `Long`, `BigInteger` or `Double`.
///
/// REST Assured's own paths are compiled to a class each time, which takes more than ten milliseconds; they are for
/// conditions, like `items.find { it.id == 'tea' }`.
public final class JsonBody {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern STEP =
            Pattern.compile("\\.?(?:(size\\(\\))|\\[(-?[0-9]+)]|'([^']+)'|([A-Za-z0-9_-]+))");

    private final @Nullable Object root;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    JsonBody(@Nullable Object root) {
        this.root = root;
    }

    /// @throws IllegalArgumentException if `json` is none
    public static JsonBody of(String json) {
        try {
            return new JsonBody(JSON.readValue(json, Object.class));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + json, broken);
        }
    }

    /// What stands at `path`, as the type that the caller expects.
    ///
    /// @throws IllegalArgumentException if `path` cannot be read
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T> T at(String path) {
        return (T) read(path);
    }

    /// The whole number at `path`.
    public long number(String path) {
        return this.<Number>at(path).longValue();
    }

    @Nullable Object read(String path) {
        Object value = root;
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (end < path.length()) {
            if (!step.find(end) || step.start() != end) {
                throw new IllegalArgumentException("cannot read the path " + path + " from character " + end);
            }
            end = step.end();
            if (step.group(1) != null) {
                value = size(value);
            } else if (step.group(2) != null) {
                value = item(value, Integer.parseInt(step.group(2)));
            } else {
                value = field(value, Objects.requireNonNullElse(step.group(3), step.group(4)));
            }
        }
        return value;
    }

    private static @Nullable Object size(@Nullable Object value) {
        return switch (value) {
            case List<?> items -> items.size();
            case Map<?, ?> fields -> fields.size();
            case null, default -> null;
        };
    }

    private static @Nullable Object item(@Nullable Object value, int index) {
        if (!(value instanceof List<?> items)) {
            return null;
        }
        int place = index < 0 ? items.size() + index : index;
        return place < 0 || place >= items.size() ? null : items.get(place);
    }

    private static @Nullable Object field(@Nullable Object value, String name) {
        return switch (value) {
            case Map<?, ?> fields -> fields.get(name);
            case List<?> items -> {
                List<@Nullable Object> all = new ArrayList<>(items.size());
                items.forEach(item -> all.add(field(item, name)));
                yield all;
            }
            case null, default -> null;
        };
    }
}
