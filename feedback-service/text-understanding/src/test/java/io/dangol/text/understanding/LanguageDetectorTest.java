package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "배송이 일주일째 안 와요|KOREAN",
                "ㅋㅋㅋㅋ|KOREAN",
                "iPhone 15 Pro Max 배송 언제 와요|KOREAN",
                "Where is my parcel?|ENGLISH",
                "broken|ENGLISH",
                "The order of my café table is late|ENGLISH",
                "Die Lieferung ist leider nicht gekommen|OTHER",
                "Le colis est arrivé très tard|OTHER",
                "El pedido no ha llegado y estoy muy enfadado|OTHER",
                "注文した商品が届きません|OTHER",
                "Посылка не пришла|OTHER",
                "12345 !!! 👍|OTHER",
                "''|OTHER",
            })
    void aTextIsOfTheLanguageThatItsReadersSee(String text, Language language) {
        assertThat(LanguageDetector.detect(NormalText.of(text))).isEqualTo(language);
    }
}
