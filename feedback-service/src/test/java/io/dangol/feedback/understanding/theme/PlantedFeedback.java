package io.dangol.feedback.understanding.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Eight weeks of feedback in Korean and English in which some topics rise, some fall and the others stay, always the
/// same for a seed.
final class PlantedFeedback {
    /// @param daysAgo 1 to 56; the window is the last 28 of them
    record Said(int daysAgo, String customer, String text) {
        boolean isNow() {
            return daysAgo <= 28;
        }
    }

    private static final List<String> STEADY = List.of(
            "포장이 꼼꼼해서 만족해요",
            "포장 상태가 꼼꼼하네요",
            "색상이 화면과 달라요",
            "사이즈가 조금 작아요",
            "향이 은은하고 오래 가요",
            "상담원 연결이 어려워요",
            "가격이 합리적이에요",
            "the fabric feels soft",
            "great value for the price",
            "customer support was friendly",
            "the colour looks different from the picture",
            "sizing runs a bit small");
    private static final List<String> RISING = List.of(
            "앱이 자꾸 튕겨요",
            "업데이트하고 앱이 튕깁니다",
            "결제하다가 앱이 튕겼어요",
            "checkout page freezes every time",
            "the checkout page froze again");
    private static final List<String> FALLING =
            List.of("쿠폰 적용이 안 돼요", "쿠폰이 적용 안 됩니다", "promo code rejected", "my promo code was rejected twice");
    private static final String[] SYLLABLES = "가 나 도 라 마 바 사 오 자 차 카 타 파 하 고 노 두 루 무 보".split(" ", -1);

    private final Random random;
    private final List<Said> said = new ArrayList<>();

    private PlantedFeedback(long seed) {
        random = new Random(seed);
    }

    /// @param aDay pieces a day without the topics that rise and fall
    static List<Said> of(long seed, int aDay) {
        PlantedFeedback planted = new PlantedFeedback(seed);
        for (int daysAgo = 56; daysAgo >= 1; daysAgo--) {
            planted.say(daysAgo, aDay, STEADY);
            planted.say(daysAgo, daysAgo <= 14 ? 6 : 1, RISING);
            planted.say(daysAgo, daysAgo > 28 ? 6 : 1, FALLING);
        }
        return planted.said;
    }

    /// Without anything that changes but how much there is.
    static List<Said> thatGrows(long seed, int aDayBefore, int aDayNow) {
        PlantedFeedback planted = new PlantedFeedback(seed);
        for (int daysAgo = 56; daysAgo >= 1; daysAgo--) {
            planted.say(daysAgo, daysAgo > 28 ? aDayBefore : aDayNow, STEADY);
        }
        return planted.said;
    }

    private void say(int daysAgo, int times, List<String> texts) {
        for (int time = 0; time < times; time++) {
            String text = texts.get(random.nextInt(texts.size())) + " " + noise() + " " + noise();
            said.add(new Said(daysAgo, "c-" + random.nextInt(5_000), text));
        }
    }

    /// A word that means nothing, of some hundred.
    private String noise() {
        return SYLLABLES[random.nextInt(20)] + SYLLABLES[random.nextInt(20)] + "롱";
    }
}
