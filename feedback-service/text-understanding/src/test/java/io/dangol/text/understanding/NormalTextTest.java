package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Very GOOD|very good",
                "ㅋㅋㅋㅋㅋㅋ 최고!!!!!|ㅋㅋㅋ 최고!!!",
                "배송   너무\t늦어요|배송 너무 늦어요",
                "<b>환불</b>해&nbsp;주세요 &amp; 사과|환불 해 주세요 & 사과",
                "1 < 2 그리고 3 > 2|1 < 2 그리고 3 > 2",
                "see https://example.com/a?b=c now|see now",
                "ＡＢＣ１２３|abc123",
                "좋아요👍👍👍👍👍|좋아요👍👍👍",
            })
    void whatOnlyLooksDifferentIsTheSame(String text, String normal) {
        assertThat(NormalText.of(text)).hasToString(" " + normal + " ");
    }

    @Test
    void invisibleMarksAndHalvesOfPairsAreLeftOut() {
        assertThat(NormalText.of("환\u202e불\u200b\ufeff \ud83d해 \udc4d주\u0000세요"))
                .hasToString(" 환불 해 주 세요 ");
    }

    @Test
    void separateLettersBecomeSyllables() {
        String apart = Normalizer.normalize("배송이 늦어요", Normalizer.Form.NFD);

        assertThat(NormalText.of(apart)).hasToString(" 배송이 늦어요 ");
    }

    @Test
    void onlyTheBeginningOfALongTextIsLookedAt() {
        assertThat(NormalText.of("가나".repeat(500_000)).length()).isEqualTo(NormalText.MOST_CHARACTERS + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "'',true",
        "'   ',true",
        "'!!! ...',true",
        "👍,true",
        "네,false",
        "5,true",
        "ㅠㅠ,true",
        "ㅠㅠ 네,false",
        "xD,true",
        "T_T,true",
        "ok,false",
        "I'm,false"
    })
    void aTextOfMarksPicturesNumbersAndSingleLettersIsWordless(String text, boolean wordless) {
        assertThat(NormalText.of(text).isWordless()).isEqualTo(wordless);
    }
}
