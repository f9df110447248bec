package io.dangol.testkit;

import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/// Matches what a JSON text has at a path of [JsonBody]: `.body(at("items[0].id", equalTo(id)))`.
public final class JsonAt extends TypeSafeDiagnosingMatcher<String> {
    private final String path;
    private final Matcher<?> expected;

    private JsonAt(String path, Matcher<?> expected) {
        this.path = path;
        this.expected = expected;
    }

    /// A matcher of the whole body.
    public static JsonAt at(String path, Matcher<?> expected) {
        return new JsonAt(path, expected);
    }

    @Override
    protected boolean matchesSafely(String json, Description mismatch) {
        Object found = JsonBody.of(json).read(path);
        if (expected.matches(found)) {
            return true;
        }
        mismatch.appendText("at ").appendText(path).appendText(" ");
        expected.describeMismatch(found, mismatch);
        mismatch.appendText(" in ").appendText(json);
        return false;
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("JSON with ").appendText(path).appendText(" ").appendDescriptionOf(expected);
    }
}
