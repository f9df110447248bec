package io.dangol.feedback.understanding.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final List<CategoryExample> EXAMPLES = List.of(new CategoryExample("ko", "선물 포장이 예뻐요"));

    private static Category retail() {
        return new Category("delivery", "배송", "Delivery", EXAMPLES, true, CategoryState.ACTIVE, 1, NOW, "dangol");
    }

    @Test
    void anotherNameLeavesTheProductsSentencesTheProducts() {
        Category renamed =
                retail().changed(new CategoryForm("택배", "Parcels", EXAMPLES, CategoryState.ACTIVE), "ann", NOW);

        assertThat(renamed.isRetail()).isTrue();
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(renamed.changedBy()).isEqualTo("ann");
    }

    @Test
    void otherSentencesAreTheCompanysOwn() {
        List<CategoryExample> own = List.of(new CategoryExample("en", "my parcel is late"));

        assertThat(retail().changed(new CategoryForm("배송", "Delivery", own, CategoryState.ACTIVE), "ann", NOW)
                        .isRetail())
                .isFalse();
    }

    @Test
    void aRetiredCategoryKeepsEverythingAndCanComeBack() {
        Category retired = retail().retired("ann", NOW);

        assertThat(retired.isActive()).isFalse();
        assertThat(retired.examples()).isEqualTo(EXAMPLES);
        assertThat(retired.changed(retail().form(), "ann", NOW).isActive()).isTrue();
    }

    @Test
    void aSentenceWithoutAWordTeachesNothing() {
        CreateCategory wish = new CreateCategory(
                "odd", "이상", "Odd", List.of(EXAMPLES.getFirst(), new CategoryExample("ko", "?! 👍")));

        assertThatThrownBy(() -> Category.of(wish, "ann", NOW))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Refusal.Violation::field)
                                .containsExactly("examples[1].text"));
    }
}
