package io.dangol.loyalty.posting.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dangol.kit.problem.Refusal;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u3000", "\u200b", "\ufeff \t"})
    void aReasonSaysSomething(String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Fields.text("reason", reason))
                .satisfies(refusal ->
                        assertThat(refusal.violations().getFirst().field()).isEqualTo("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", " a", "a\u00a0", "a\u3000", "\u200ba", "a\ufeff", "a\nb"})
    void aReferenceEndsVisiblyAndIsOnOneLine(String reference) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Fields.optionalName("reference", reference));
    }

    @Test
    void aReferenceIsComposed() {
        assertThat(Fields.optionalName("reference", Normalizer.normalize("주문 é", Normalizer.Form.NFD)))
                .isEqualTo("주문 é");
        assertThat(Fields.optionalName("reference", null)).isNull();
    }

    @Test
    void aLengthIsInCharacters() {
        assertThat(Fields.text("reason", "😀".repeat(100))).hasSize(200);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Fields.text("reason", "😀".repeat(101)));
    }
}
