package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextUnderstandingTest {
    private static final TextUnderstanding STANDARD = TextUnderstanding.standard();

    private static String label(String text, Task task) {
        return STANDARD.understand(text).of(task).orElseThrow().label();
    }

    @ParameterizedTest
    @CsvSource({
        "인생 영화입니다 정말 감동적이고 재밌었어요,positive",
        "돈 아깝고 시간 아까운 쓰레기,negative",
        "가격도 착하고 배송도 빨라서 만족합니다,positive",
        "한 달 만에 망가졌어요 사지 마세요,negative",
    })
    void koreanPraiseAndBlameAreToldApart(String text, String polarity) {
        assertThat(label(text, Task.POLARITY)).isEqualTo(polarity);
    }

    @ParameterizedTest
    @CsvSource({
        "고객센터에 열 번을 전화했는데 아무도 안 받네요 환불해 주세요,complaint",
        "정말 감사합니다 덕분에 잘 쓰고 있어요,other",
    })
    void koreanComplaintsAreFound(String text, String answer) {
        assertThat(label(text, Task.COMPLAINT)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "my new card still has not arrived in the mail,card_arrival",
        "I lost my card yesterday what should I do,lost_or_stolen_card",
        "what is the exchange rate you use,exchange_rate",
    })
    void aBankCustomersIntentIsFound(String text, String intent) {
        assertThat(label(text, Task.INTENT)).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource({
        "상품이 아직도 배송 중이에요 언제 와요,delivery",
        "앱이 자꾸 꺼지고 로딩이 느려요,app",
        "The staff was so rude to my mother,staff",
        "I still have not got my refund,refund",
    })
    void theCategoryComesFromTheExamples(String text, String category) {
        assertThat(label(text, Task.CATEGORY)).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "불이 났어요! 배터리가 폭발했어요",
                "아이가 먹고 두드러기가 나서 응급실에 갔습니다",
                "충전기에서 연기가 났어요",
                "전기장판을 켜다가 감전됐어요",
                "과자에서 유리 조각이 나왔어요",
                "보조배터리가 빵빵하게 부풀었어요",
                "The battery exploded and burned my hand",
                "The charger caught fire",
                "Smoke came out of the toaster",
                "We all got food poisoning",
                "My son choked on a loose part",
                "I got an electric shock when I touched it",
            })
    void dangerToPeopleIsSafetyCriticalAndAComplaint(String text) {
        Understanding understanding = STANDARD.understand(text);

        assertThat(understanding.of(Task.CATEGORY)).hasValueSatisfying(one -> {
            assertThat(one.label()).isEqualTo("safety");
            assertThat(one.model()).isEqualTo("safety-rules@1");
            assertThat(one.abstained()).isFalse();
            assertThat(one.evidence()).isNotEmpty();
        });
        assertThat(understanding.of(Task.URGENCY).orElseThrow().label()).isEqualTo("critical");
        assertThat(understanding.of(Task.COMPLAINT).orElseThrow().label()).isEqualTo("complaint");
        assertThat(understanding.of(Task.POLARITY))
                .hasValueSatisfying(
                        one -> assertThat(one.abstained() || one.label().equals("negative"))
                                .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "화상회의 카메라 화질이 좋아요",
                "요즘 인기 폭발이라더니 정말 예뻐요",
                "폭발적인 반응입니다",
                "병원 근처 매장이 어디인가요",
                "실밥이 다 터졌어요",
                "The fire sale was great",
                "Smoked salmon was delicious",
                "The burn time of the candle is long",
                "I feel sick of waiting",
            })
    void wordsOfDangerThatMeanSomethingElseAreNoDanger(String text) {
        assertThat(STANDARD.understand(text).judgements())
                .allSatisfy(one -> assertThat(one.model()).isNotEqualTo("safety-rules@1"));
    }

    @Test
    void theLawIsUrgentWhateverTheModelSays() {
        Judgement judgement = STANDARD.understand("당장 환불 안 해주면 소비자원에 신고하겠습니다")
                .of(Task.URGENCY)
                .orElseThrow();

        assertThat(judgement.label()).isEqualTo("high");
        assertThat(judgement.model()).isEqualTo("urgency-rules@2");
        assertThat(judgement.evidence()).extracting(Evidence::part).contains("당장", "소비자원");
        assertThat(STANDARD.understand("It is not urgent, no rush").of(Task.URGENCY))
                .hasValueSatisfying(one -> assertThat(one.model()).isNotEqualTo("urgency-rules@2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ㅠㅠ",
                "ㅠㅠㅠㅠ",
                "ㅋㅋㅋ",
                "ㅇㅈ",
                "ㅎㅎ ^^",
                ":D",
                "xD",
                "T_T",
                "쀍뛟뷁",
                "궯뛠 쀍뛟",
                "asdf qwer zxcv",
                "flibber gnostrum"
            })
    void whatHasNoWordsOrOnlyUnknownOnesIsLeftToAPerson(String text) {
        Understanding understanding = STANDARD.understand(text);

        assertThat(understanding.judgements())
                .allSatisfy(one -> assertThat(one.abstained()).isTrue());
        assertThat(understanding.needsReview()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not bad.",
                "not bad at all",
                "Not bad for the price!",
                "This is not a bad product",
                "Can't complain",
                "No complaints",
                "나쁘지 않아요",
                "불만 없어요"
            })
    void deniedBlameIsNotBlame(String text) {
        assertThat(STANDARD.understand(text).of(Task.POLARITY))
                .hasValueSatisfying(
                        one -> assertThat(one.abstained() || one.label().equals("positive"))
                                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "Love this dress it fits perfectly,positive",
        "The fabric is cheap and it fell apart after one wash,negative",
        "Not good,negative",
    })
    void englishPraiseAndBlameAreToldApart(String text, String polarity) {
        assertThat(label(text, Task.POLARITY)).isEqualTo(polarity);
    }

    @Test
    void inALanguageWithoutModelsAPersonDecides() {
        Understanding understanding = STANDARD.understand("Die Lieferung ist leider nicht gekommen");

        assertThat(understanding.language()).isEqualTo(Language.OTHER);
        assertThat(understanding.judgements()).isEmpty();
        assertThat(understanding.needsReview()).isTrue();
    }

    @Test
    void whateverComesIsUnderstoodOrLeftToAPersonWithinABound() {
        Random random = new Random(7);
        Map<String, String> hostile = Map.of(
                "empty", "",
                "a mebibyte", "환불해 주세요 ".repeat(1 << 17),
                "no space", "a".repeat(1 << 20),
                "half pairs", "\ud83d".repeat(5_000) + "\udc4d".repeat(5_000),
                "emoji", "👍🏽👩‍👩‍👧😡".repeat(50_000),
                "bidi", "\u202e환불\u202c".repeat(50_000),
                "tags", "<".repeat(100_000) + "div ".repeat(100_000),
                "entities", "&amp".repeat(100_000),
                "marks", "환\u0300\u0301\u0302".repeat(100_000),
                "anything",
                        random.ints(200_000, 0, 0x10000)
                                .mapToObj(c -> String.valueOf((char) c))
                                .collect(Collectors.joining()));

        hostile.forEach((name, text) -> {
            long started = System.nanoTime();
            assertThatCode(() -> STANDARD.understand(text)).as(name).doesNotThrowAnyException();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).as(name).isLessThan(Duration.ofSeconds(2));
        });
    }

    @Test
    void everyTrainedModelHasACardThatSaysHowGoodItIs() {
        assertThat(STANDARD.classifiers().stream().map(Classifier::name))
                .contains("polarity-ko", "complaint-ko", "intent-en", "category-ko", "category-en", "urgency-ko");
        TextUnderstanding.MODELS.forEach(
                name -> assertThat(TextUnderstanding.model(name).card())
                        .contains("\"licence\"", "\"accuracy\"", "\"calibrationError\"", "\"machine\""));
    }
}
