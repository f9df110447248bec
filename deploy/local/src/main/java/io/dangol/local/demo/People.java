package io.dangol.local.demo;

import io.dangol.local.demo.Shopper.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Draws who the customers are. Nobody is real: every name is put together from two lists.
final class People {
    private static final double WITHOUT_PROFILE = 0.15;
    private static final double ENGLISH = 0.1;
    private static final double WOMEN = 0.58;
    private static final double INTERESTED = 0.4;
    private static final LocalDate OLDEST_BORN = LocalDate.of(1955, 1, 1);
    private static final int DAYS_OF_BIRTH = 51 * 365;

    // The most frequent ones stand several times.
    private static final List<String> FAMILIES = List.of(
            "김", "김", "김", "김", "이", "이", "이", "박", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권",
            "황", "안", "송", "류", "홍", "남궁");
    private static final List<String> WOMENS_NAMES = List.of(
            "서연", "지우", "민서", "하은", "수빈", "예린", "지현", "은주", "미영", "정숙", "영희", "다은", "가영", "소희", "나래", "혜진", "유나", "선영",
            "보라", "슬기");
    private static final List<String> MENS_NAMES = List.of(
            "민준", "서준", "도윤", "지호", "현우", "준영", "성민", "태현", "동현", "영수", "상훈", "진우", "재석", "우진", "한결", "승호", "기태", "철수",
            "건우", "하람");
    private static final List<String> ENGLISH_WOMEN =
            List.of("Emma", "Olivia", "Grace", "Hannah", "Chloe", "Priya", "Maria", "Aisha", "Linh", "Zoe");
    private static final List<String> ENGLISH_MEN =
            List.of("James", "Daniel", "Liam", "Oscar", "Ravi", "Mateo", "Yusuf", "Ben", "Victor", "Noah");
    private static final List<String> ENGLISH_FAMILIES =
            List.of("Walker", "Nguyen", "Patel", "Garcia", "Smith", "Novak", "Okafor", "Larsen", "Brown", "Silva");

    // Seoul and its neighbours stand several times.
    private static final List<String> REGIONS = List.of(
            "KR-11", "KR-11", "KR-11", "KR-11", "KR-41", "KR-41", "KR-41", "KR-28", "KR-26", "KR-26", "KR-27", "KR-29",
            "KR-30", "KR-48", "KR-49");
    private static final List<String> CONTACT_CHANNELS = List.of("kakaotalk", "kakaotalk", "app", "sms", "email");

    private People() {}

    static Language language(Chance chance) {
        return chance.happens(ENGLISH) ? Language.ENGLISH : Language.KOREAN;
    }

    /// @return empty for somebody whom the shop knows by an id only
    static Optional<Profile> profile(Chance chance, Language language) {
        if (chance.happens(WITHOUT_PROFILE)) {
            return Optional.empty();
        }
        boolean woman = chance.happens(WOMEN);
        return Optional.of(new Profile(
                name(chance, language, woman),
                OLDEST_BORN.plusDays(chance.below(DAYS_OF_BIRTH)),
                woman ? "female" : "male",
                chance.one(REGIONS),
                chance.one(CONTACT_CHANNELS),
                Stream.of("tea", "sweets", "teaware", "gift")
                        .filter(interest -> chance.happens(INTERESTED))
                        .toList()));
    }

    private static String name(Chance chance, Language language, boolean woman) {
        return switch (language) {
            case KOREAN -> chance.one(FAMILIES) + chance.one(woman ? WOMENS_NAMES : MENS_NAMES);
            case ENGLISH -> chance.one(woman ? ENGLISH_WOMEN : ENGLISH_MEN) + " " + chance.one(ENGLISH_FAMILIES);
        };
    }
}
