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

    private static final RetailSet RETAIL = new RetailSet();

    private static Category retail() {
        return new Category("delivery", "배송", "Delivery", null, "dangol", NOW);
    }

    @Test
    void anotherNameLeavesTheProductsSentencesTheProducts() {
        Category renamed = retail();

        renamed.change(
                new CategoryForm("택배", "Parcels", RETAIL.of("delivery"), CategoryState.ACTIVE), RETAIL, "ann", NOW);

        assertThat(renamed.isRetail()).isTrue();
        assertThat(renamed.form(RETAIL).nameEn()).isEqualTo("Parcels");
    }

    @Test
    void otherSentencesAreTheCompanysOwn() {
        Category taught = retail();

        taught.change(new CategoryForm("배송", "Delivery", EXAMPLES, CategoryState.ACTIVE), RETAIL, "ann", NOW);

        assertThat(taught.isRetail()).isFalse();
        assertThat(taught.examples(RETAIL)).isEqualTo(EXAMPLES);
    }

    @Test
    void aCompanysOwnSentencesStayItsOwn() {
        Category own = retail();
        own.change(new CategoryForm("배송", "Delivery", EXAMPLES, CategoryState.ACTIVE), RETAIL, "ann", NOW);

        own.change(new CategoryForm("배송", "Delivery", RETAIL.of("delivery"), CategoryState.ACTIVE), RETAIL, "ann", NOW);

        assertThat(own.isRetail()).isFalse();
    }

    @Test
    void whatIsAsItWasIsNotChanged() {
        Category same = retail();

        same.change(same.form(RETAIL), RETAIL, "ann", NOW.plusSeconds(1));

        assertThat(same.view(RETAIL).changedAt()).isEqualTo(NOW);
    }

    @Test
    void aRetiredCategoryKeepsEverythingAndCanComeBack() {
        Category category = retail();
        category.retire("ann", NOW.plusSeconds(1));
        category.retire("ann", NOW.plusSeconds(2));

        assertThat(category.isActive()).isFalse();
        assertThat(category.view(RETAIL).changedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(category.examples(RETAIL)).isEqualTo(RETAIL.of("delivery"));

        category.change(retail().form(RETAIL), RETAIL, "ann", NOW);
        assertThat(category.isActive()).isTrue();
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
