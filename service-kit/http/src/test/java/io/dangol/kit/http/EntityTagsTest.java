package io.dangol.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "1"              | true  | true
            W/"1"            | false | true
            "0", "1"         | true  | true
            "0","1"          | true  | true
            , ,"0" ,, "1",   | true  | true
            "0", W/"1"       | false | true
            *                | true  | true
            ` * `            | true  | true
            "2"              | false | false
            W/"2", "11"      | false | false
            "a,b", "1"       | true  | true
            "a,\\"           | false | false
            ``               | false | false
            """)
    void aTagMatchesAsTheComparisonSays(String header, boolean strongly, boolean weakly) {
        EntityTags tags = EntityTags.parse(List.of(header)).orElseThrow();

        assertThat(tags.matchStrongly("\"1\"")).isEqualTo(strongly);
        assertThat(tags.matchWeakly("\"1\"")).isEqualTo(weakly);
    }

    @Test
    void aWeakTagOfTheResourceMatchesWeaklyOnly() {
        EntityTags tags = EntityTags.parse(List.of("W/\"1\"")).orElseThrow();

        assertThat(tags.matchStrongly("W/\"1\"")).isFalse();
        assertThat(tags.matchWeakly("W/\"1\"")).isTrue();
    }

    @Test
    void linesOfTheHeaderAreOneList() {
        EntityTags tags = EntityTags.parse(List.of("\"0\"", "W/\"2\", \"1\"")).orElseThrow();

        assertThat(tags.matchStrongly("\"1\"")).isTrue();
        assertThat(tags.matchStrongly("\"2\"")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "\"1",
                "1\"",
                "\"1\" \"2\"",
                "w/\"1\"",
                "W/ \"1\"",
                "W/",
                "*, \"1\"",
                "\"1\", *",
                "\"a b\"",
                "'1'"
            })
    void whatIsNoListOfTagsIsMalformed(String header) {
        assertThat(EntityTags.parse(List.of(header))).isEmpty();
    }

    @Property
    void eachTagOfAListMatches(@ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 99) Integer> versions) {
        String header = versions.stream().map(version -> "\"" + version + "\"").collect(Collectors.joining(" , "));
        EntityTags tags = EntityTags.parse(List.of(header)).orElseThrow();

        assertThat(IntStream.rangeClosed(1, 99).filter(version -> tags.matchStrongly("\"" + version + "\"")))
                .containsExactlyElementsOf(versions.stream().distinct().sorted().toList());
    }
}
