package io.dangol.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PublicIdTest {
    @Property
    void whatIsFormattedIsParsedAgain(@ForAll long high, @ForAll long low) {
        UUID id = new UUID(high, low);
        String text = PublicId.format("cus", id);

        assertThat(text).matches(PublicId.pattern("cus"));
        assertThat(PublicId.parse("cus", text)).contains(id);
        assertThat(PublicId.parse("fbk", text)).isEmpty();
        assertThat(PublicId.parse("cus", text.substring(1))).isEmpty();
    }

    @Property
    void theOrderOfTheTextIsTheOrderOfTheIds(@ForAll long first, @ForAll long second, @ForAll long low) {
        int byNumber = Long.compareUnsigned(first, second);
        int byText =
                PublicId.format("cus", new UUID(first, low)).compareTo(PublicId.format("cus", new UUID(second, low)));

        assertThat(Integer.signum(byText)).isEqualTo(Integer.signum(byNumber));
    }

    @Property
    void noTextMakesItFail(@ForAll String text) {
        assertThat(PublicId.parse("cus", "cus_" + text))
                .satisfiesAnyOf(
                        id -> assertThat(id).isEmpty(), id -> assertThat(text).hasSize(PublicId.ENCODED_LENGTH));
    }

    @Property
    void aTextOverTheHundredAndTwentyEightBitsIsNoId(@ForAll long low) {
        String largest = PublicId.format("cus", new UUID(-1, low));
        assertThat(largest).startsWith("cus_7");
        assertThat(PublicId.parse("cus", "cus_8" + largest.substring(5))).isEmpty();
    }
}
