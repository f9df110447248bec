package io.dangol.feedback.understanding.category;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.text.understanding.NormalText;
import java.time.Instant;
import java.util.List;

/// Something that feedback may be about.
///
/// @param id what it is called in answers and corrections
/// @param examples the sentences that teach it
/// @param isRetail whether the sentences are those that come with the product, which change with it
/// @param version counts its changes, from 1
record Category(
        String id,
        String nameKo,
        String nameEn,
        List<CategoryExample> examples,
        boolean isRetail,
        CategoryState state,
        int version,
        Instant changedAt,
        String changedBy) {
    static final String ID_PATTERN = "^[a-z][a-z0-9_]{0,49}$";
    static final int MOST_EXAMPLES = 50;
    /// What all may say together bounds how long learning takes.
    static final int MOST_ACTIVE = 60;

    static final int MOST = 500;

    static Category of(CreateCategory wish, String by, Instant now) {
        check(wish.examples());
        return new Category(
                wish.id(),
                wish.nameKo(),
                wish.nameEn(),
                List.copyOf(wish.examples()),
                false,
                CategoryState.ACTIVE,
                1,
                now,
                by);
    }

    /// Whether it could be the id of a category.
    static boolean isId(String text) {
        return text.matches(ID_PATTERN);
    }

    boolean isActive() {
        return state == CategoryState.ACTIVE;
    }

    CategoryForm form() {
        return new CategoryForm(nameKo, nameEn, examples, state);
    }

    Category changed(CategoryForm form, String by, Instant now) {
        check(form.examples());
        return new Category(
                id,
                form.nameKo(),
                form.nameEn(),
                List.copyOf(form.examples()),
                isRetail && form.examples().equals(examples),
                form.state(),
                version + 1,
                now,
                by);
    }

    Category retired(String by, Instant now) {
        return changed(new CategoryForm(nameKo, nameEn, examples, CategoryState.RETIRED), by, now);
    }

    /// A sentence without a word teaches nothing.
    private static void check(List<CategoryExample> examples) {
        for (int i = 0; i < examples.size(); i++) {
            if (NormalText.of(examples.get(i).text()).isWordless()) {
                throw CommonProblem.invalid("examples[" + i + "].text", "has a letter or a digit");
            }
        }
    }
}
