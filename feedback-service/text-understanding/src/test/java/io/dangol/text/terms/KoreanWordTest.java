package io.dangol.text.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KoreanWordTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        배송   | 배송 배송이 배송은 배송을 배송도 배송에 배송만 배송에서 배송으로 배송의 배송이라 배송인데 배송입니다 배송이에요 배송까지
        환불   | 환불 환불을 환불은 환불이 환불해 환불해서 환불했어요 환불합니다 환불하고 환불되었습니다 환불됐어요 환불돼요
        지연   | 지연 지연이 지연돼요 지연됐습니다 지연되네요 지연된 지연되는 지연되어서 지연됩니다 지연되었어요
        포장지 | 포장지 포장지가 포장지는 포장지를 포장지에
        회사   | 회사 회사가 회사는 회사를 회사로 회사에서 회사와
        평가   | 평가 평가는 평가를 평가가
        고양   | 고양이 고양이가 고양이를
        앱     | 앱이 앱은 앱을 앱에서 앱으로
        기사   | 기사 기사님 기사님이 기사가 기사님께서
        늦     | 늦어요 늦네요 늦었습니다 늦었어요 늦는데 늦고 늦게 늦습니다
        느리   | 느려요 느립니다 느리네요 느렸어요 느린데요
        튕기   | 튕겨요 튕깁니다 튕기네요 튕겼어요
        친절   | 친절 친절해요 친절하고 친절하게 친절했습니다 친절하네요 친절합니다 친절하셔서 친절하셨어요 친절하십니다
        좋     | 좋아요 좋습니다 좋네요 좋았어요 좋은 좋고
        """)
    void inflectionsAreOne(String stem, String words) {
        assertThat(Arrays.stream(words.split(" ", -1)).map(KoreanWord::token))
                .extracting(token -> token.map(Token::stem))
                .containsOnly(Optional.of(stem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"필요", "중요", "휴가", "추가", "창고", "바지", "온도", "결과", "마을", "가을", "종이", "무료"})
    void aWordThatOnlyLooksInflectedStays(String word) {
        Optional<Token> token = KoreanWord.token(word);

        assertThat(token)
                .map(Token::written)
                .hasValueSatisfying(written -> assertThat(word).startsWith(written));
        assertThat(token.map(Token::stem).orElseThrow().length())
                .as(word)
                .isGreaterThanOrEqualTo(word.equals("종이") ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"정말", "너무", "했어요", "것이", "그리고", "감사합니다", "제가"})
    void whatSaysNothingIsLeftAway(String word) {
        assertThat(KoreanWord.token(word)).isEmpty();
    }
}
