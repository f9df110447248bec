package io.dangol.testkit;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hamcrest.StringDescription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonBodyTest {
    private static final String JSON = """
            {"items":[{"id":"a","tags":["x","y"]},{"id":"b"}],"next":null,"n":3,"share":0.5,"far":3000000000,"a-b":{"c":true}}""";

    @Test
    void aPathNamesFieldsItemsAndSizes() {
        assertThat(read(JSON, "items[0].id")).isEqualTo("a");
        assertThat(read(JSON, "items[-1].id")).isEqualTo("b");
        assertThat(read(JSON, "items.size()")).isEqualTo(2);
        assertThat(read(JSON, "items[0].tags.size()")).isEqualTo(2);
        assertThat(read(JSON, "a-b.c")).isEqualTo(true);
        assertThat(read(JSON, "'a-b'.c")).isEqualTo(true);
        assertThat(read("[{\"id\":1}]", "[0].id")).isEqualTo(1);
        assertThat(read("[1,2]", "size()")).isEqualTo(2);
    }

    @Test
    void aNameAfterAnArrayIsReadFromEachItem() {
        assertThat(read(JSON, "items.id")).isEqualTo(List.of("a", "b"));
        assertThat(read(JSON, "items.tags")).isEqualTo(Arrays.asList(List.of("x", "y"), null));
    }

    @Test
    void numbersKeepTheirKind() {
        assertThat(read(JSON, "n")).isEqualTo(3);
        assertThat(read(JSON, "far")).isEqualTo(3_000_000_000L);
        assertThat(read(JSON, "share")).isEqualTo(0.5);
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(read(JSON, "next")).isNull();
        assertThat(read(JSON, "next.more")).isNull();
        assertThat(read(JSON, "other")).isNull();
        assertThat(read(JSON, "items[7].id")).isNull();
        assertThat(read(JSON, "n.size()")).isNull();
        assertThat(read("{\"a\":{}}", "a")).isEqualTo(Map.of());
    }

    @Test
    void aPathThatCannotBeReadIsAMistakeOfTheTest() {
        assertThatThrownBy(() -> read(JSON, "items.find { it.id == 'a' }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("items.find");
        assertThatThrownBy(() -> read("not json", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMismatchShowsWhatWasFoundAndWhere() {
        assertThat(at("items.id", contains("a", "b")).matches(JSON)).isTrue();
        StringDescription found = new StringDescription();
        at("n", equalTo(4)).describeMismatch(JSON, found);
        assertThat(at("n", equalTo(4)).matches(JSON)).isFalse();
        assertThat(found.toString()).contains("at n").contains("<3>").contains("\"far\":3000000000");
    }

    private static @Nullable Object read(String json, String path) {
        return JsonBody.of(json).read(path);
    }
}
