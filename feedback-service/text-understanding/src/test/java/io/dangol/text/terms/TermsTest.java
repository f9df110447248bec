package io.dangol.text.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
    @Test
    void aTextHasItsWordsAndWhatStandsTogether() {
        assertThat(labels("배송이 너무 지연돼요")).containsExactly("배송", "배송 지연돼요", "지연돼요");
        assertThat(labels("The app crashes after the update"))
                .containsExactly("app", "app crashes", "app crashes update", "crashes", "crashes update", "update");
    }

    @Test
    void theSameInOtherWordsHasTheSameKeys() {
        assertThat(keys("배송 지연")).isEqualTo(keys("배송이 지연됐어요")).isEqualTo(keys("배송은 정말 지연되네요!"));
        assertThat(keys("App crashed"))
                .isEqualTo(keys("the apps CRASHING"))
                .isEqualTo(keys("app’s crash".replace('’', '\'')));
        assertThat(keys("배송 지연")).isNotEqualTo(keys("지연 배송"));
    }

    @Test
    void aNegationAndWhatItNegatesAreOneWord() {
        assertThat(labels("배송이 안 와요")).containsExactly("배송", "배송 안 와요", "안 와요");
        assertThat(labels("로그인이 안 됩니다")).containsExactly("로그인", "로그인 안 됩니다", "안 됩니다");
        assertThat(keys("로그인 안 돼요")).isEqualTo(keys("로그인이 안 됐어요")).isEqualTo(keys("로그인은 안 되네요"));
        assertThat(labels("it does not work")).containsExactly("not work");
    }

    @Test
    void noTermGoesOverAMark() {
        assertThat(labels("배송, 포장")).containsExactly("배송", "포장");
        assertThat(labels("late. Refund")).containsExactly("late", "refund");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim.minsu@example.com",
                "https://example.com/orders/77?who=kim",
                "www.example.com/kim",
                "example.co.kr",
                "010-1234-5678",
                "+82 10 1234 5678",
                "4111-1111-1111-1111",
                "주문번호20261124",
                "ab1234567",
                "@kimminsu",
                "👍👍 🎉",
                "!!! ... ???",
                "ㅋㅋㅋㅋ ㅠㅠ",
                "\u0000\u0001\u202e\u2066",
                "\ud83d",
                "\ude00\ud83d"
            })
    void whatNamesOnePersonOrThingAndWhatIsNoWordIsNoTerm(String text) {
        assertThat(Terms.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"app이 멈춰요, app", "<b>배송</b> 지연, 배송 지연", "배\u200b송 지연, 배송 지연", "ＡＰＰ crash, app crash", "3일째 배송, 배송"})
    void howItIsWrittenDoesNotMatter(String text, String label) {
        assertThat(labels(text)).contains(label);
    }

    @Test
    void aHostileTextCostsLittleAndGivesFewTerms() {
        List<String> texts = List.of(
                "a".repeat(1 << 20),
                "가".repeat(1 << 20),
                "\u202e배송 ".repeat(100_000),
                "안 ".repeat(300_000) + "와요",
                "not ".repeat(250_000) + "work",
                "a.".repeat(500_000),
                "@".repeat(1 << 20),
                "<".repeat(1 << 20),
                "'".repeat(1 << 20),
                "\ud83d".repeat(1 << 19),
                "가나다라마바사아자차카타파하 ".repeat(50_000));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String text : texts) {
                assertThat(Terms.of(text)).hasSizeLessThanOrEqualTo(Terms.TERMS_MOST);
            }
        });
    }

    @Property(tries = 500)
    void anyTextGivesStorableLabels(@ForAll String text) {
        for (Term term : Terms.of(text)) {
            assertThat(term.label()).isNotBlank().hasSizeLessThanOrEqualTo(150).doesNotContain("\u0000", "<", "@");
            assertThat(term.words()).isBetween(1, 3);
        }
    }

    private static List<String> labels(String text) {
        return Terms.of(text).stream().map(Term::label).toList();
    }

    private static List<Long> keys(String text) {
        return Terms.of(text).stream().map(Term::key).toList();
    }
}
