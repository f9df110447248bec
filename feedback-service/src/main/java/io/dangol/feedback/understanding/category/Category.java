package io.dangol.feedback.understanding.category;

import io.dangol.kit.entities.JsonColumn;
import io.dangol.kit.entities.VersionedEntity;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.text.understanding.NormalText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcType;
import org.jspecify.annotations.Nullable;

/// Something that feedback may be about. Its id is what it is called in answers and corrections.
@Entity
class Category implements VersionedEntity {
    static final String ID_PATTERN = "^[a-z][a-z0-9_]{0,49}$";
    static final int MOST_EXAMPLES = 50;
    /// What all may say together bounds how long learning takes.
    static final int MOST_ACTIVE = 60;

    static final int MOST = 500;

    @Id
    private String id;

    @Version
    private int version = 1;

    private String nameKo;
    private String nameEn;

    /// The sentences that teach it; null for those that come with the product, which change with it.
    @JdbcType(JsonColumn.class)
    private @Nullable List<CategoryExample> examples;

    @Enumerated(EnumType.STRING)
    private CategoryState state = CategoryState.ACTIVE;

    private Instant changedAt;

    @Column
    private String changedBy;

    Category() {}

    Category(
            String id,
            String nameKo,
            String nameEn,
            @Nullable List<CategoryExample> examples,
            String changedBy,
            Instant changedAt) {
        this.id = id;
        this.nameKo = nameKo;
        this.nameEn = nameEn;
        this.examples = examples;
        this.changedBy = changedBy;
        this.changedAt = changedAt;
    }

    static Category of(CreateCategory wish, String by, Instant now) {
        check(wish.examples());
        return new Category(wish.id(), wish.nameKo(), wish.nameEn(), List.copyOf(wish.examples()), by, now);
    }

    /// Whether it could be the id of a category.
    static boolean isId(String text) {
        return text.matches(ID_PATTERN);
    }

    @Override
    public int version() {
        return version;
    }

    String id() {
        return id;
    }

    boolean isActive() {
        return state == CategoryState.ACTIVE;
    }

    /// Whether the sentences are those that come with the product.
    boolean isRetail() {
        return examples == null;
    }

    List<CategoryExample> examples(RetailSet retail) {
        return examples == null ? retail.of(id) : examples;
    }

    CategoryForm form(RetailSet retail) {
        return new CategoryForm(nameKo, nameEn, examples(retail), state);
    }

    CategoryView view(RetailSet retail) {
        return new CategoryView(id, nameKo, nameEn, examples(retail), state, version, changedAt);
    }

    /// Other names, sentences or another state.
    void change(CategoryForm form, RetailSet retail, String by, Instant now) {
        check(form.examples());
        if (form.equals(form(retail))) {
            return;
        }
        if (!form.examples().equals(examples(retail))) {
            examples = List.copyOf(form.examples());
        }
        nameKo = form.nameKo();
        nameEn = form.nameEn();
        state = form.state();
        changedBy = by;
        changedAt = now;
    }

    /// Retires it; once it is retired, nothing changes any more.
    void retire(String by, Instant now) {
        if (isActive()) {
            state = CategoryState.RETIRED;
            changedBy = by;
            changedAt = now;
        }
    }

    /// A sentence without a word teaches nothing.
    private static void check(List<CategoryExample> examples) {
        for (int i = 0; i < examples.size(); i++) {
            if (NormalText.of(examples.get(i).text()).isWordless()) {
                throw CommonProblem.invalid("examples[" + i + "].text", "must have a letter or a digit");
            }
        }
    }
}
