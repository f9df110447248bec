package io.dangol.text.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words of danger to people: fire, explosion, electricity, injury, poisoning. No model may overlook them, so one of
/// them decides: the text is about safety, it is a complaint, and its urgency is `critical`. To be wrong costs an
/// agent a glance.
///
/// A word that often means something else in a shop (화상회의 is a video call) counts only in the company named here.
final class SafetyRules {
    /// The category that these rules decide for, where a company has it.
    static final String CATEGORY = "safety";

    /// The urgency that these rules decide for.
    static final String URGENCY = "critical";

    /// The name by which judgements of these rules say who judged.
    static final String MODEL = "safety-rules@1";

    private static final List<Rule> KOREAN = List.of(
            Rule.of("폭발", "(?<!(?:인기|감정|매출|조회수|수요) ?)폭발(?!적|하는 인기|력)"),
            Rule.of("터졌", "(?:배터리|충전기|건전지|유리|병|캔|압력솥|타이어)[가이]? ?터졌"),
            Rule.of("터져", "(?:배터리|충전기|건전지|유리|병|캔|압력솥|타이어)[가이]? ?터져"),
            Rule.of("부풀", "(?:배터리|건전지)[가이]? ?(?:빵빵하게 )?부풀"),
            Rule.of("불이", "불이 ?(?:났|나서|나요|나는 줄|날 뻔|붙었|붙어서)"),
            Rule.of("불났"),
            Rule.of("불날 뻔"),
            Rule.of("불 날 뻔"),
            Rule.of("화재", "화재(?! ?보험)"),
            Rule.of("불꽃이", "불꽃이 ?(?:튀|났)"),
            Rule.of("스파크"),
            Rule.of("연기", "연기가 ?(?:나|났|피어|올라)"),
            Rule.of("타는 냄새"),
            Rule.of("탄내"),
            Rule.of("녹아내"),
            Rule.of("과열"),
            Rule.of("감전"),
            Rule.of("누전"),
            Rule.of("전기가", "전기가 ?(?:올라|통하|통했)"),
            Rule.of("화상", "화상(?! ?(?:통화|회의|채팅|수업|면접|상담|카메라|캠|강의|전화|연결|도가|도를))"),
            Rule.of("다쳤"),
            Rule.of("다쳐"),
            Rule.of("다칠 뻔"),
            Rule.of("부상", "부상(?:을|당)"),
            Rule.of("베였"),
            Rule.of("베여"),
            Rule.of("베일 뻔"),
            Rule.of("찔렸"),
            Rule.of("찔려"),
            Rule.of("피가", "피가 ?(?:나|났)"),
            Rule.of("출혈"),
            Rule.of("골절"),
            Rule.of("질식"),
            Rule.of("목에 걸", "목에 걸(?:렸|려|릴)"),
            Rule.of("쓰러졌"),
            Rule.of("식중독"),
            Rule.of("중독", "중독(?:됐|되었|증상|될 뻔)"),
            Rule.of("구토"),
            Rule.of("토했"),
            Rule.of("배탈"),
            Rule.of("독성"),
            Rule.of("유독 가스"),
            Rule.of("응급"),
            Rule.of("병원", "병원(?:에|으로) ?(?:갔|가야|가서|실려|입원|다녀)"),
            Rule.of("입원"),
            Rule.of("알레르기"),
            Rule.of("알러지"),
            Rule.of("두드러기"),
            Rule.of("호흡곤란"),
            Rule.of("호흡 곤란"),
            Rule.of("숨을 못"),
            Rule.of("조각", "(?:유리|금속|쇳|철|칼|플라스틱) ?조각"),
            Rule.of("쇳가루"),
            Rule.of("바늘이", "바늘이 ?(?:나왔|들어)"),
            Rule.of("이물질"),
            Rule.of("가스", "가스 ?(?:냄새|가 새|누출|중독)"));
    private static final List<Rule> ENGLISH = List.of(
            Rule.of("explod"),
            Rule.of("explosion"),
            Rule.of("blew up"),
            Rule.of(
                    "burst",
                    "\\bburst into flames?\\b|\\b(?:battery|batteries|charger|glass|bottle|pan)(?: has| have)? burst\\b"),
            Rule.of(
                    "swollen",
                    "\\bbatter(?:y|ies)\\b.{0,12}\\bswollen\\b|\\bswollen (?:battery|lips?|face|throat|tongue)\\b"),
            Rule.of("shattered", "\\b(?:glass|bottle|pan|dish|lid|screen|door)\\b.{0,12}\\bshattered\\b"),
            Rule.of("fire", "\\b(?:caught|catch(?:es)?|on|set) fire\\b|\\bfire (?:broke out|started|hazard)\\b"),
            Rule.of("flames"),
            Rule.of("smoke", "\\bsmoke\\b(?!d)(?! (?:detector|alarm|free|grey|gray))"),
            Rule.of("smoking when"),
            Rule.of("smoking while"),
            Rule.of("overheat"),
            Rule.of("sparks", "\\bsparks\\b(?! joy)"),
            Rule.of("sparking"),
            Rule.of("burning smell"),
            Rule.of("melted", "\\b(?:charger|plug|cable|socket|adapter|outlet)\\b.{0,20}\\bmelted\\b"),
            Rule.of("shock", "\\belectric(?:al)? shock\\b|\\b(?:it|plug|charger|cable) shocked me\\b"),
            Rule.of("electrocut"),
            Rule.of(
                    "burn",
                    "\\bburn(?:ed|t|s)? (?:my|his|her|our|their|me|him) ?(?:hand|finger|arm|skin|face|leg|child|son|daughter|mouth|tongue|scalp|self)?"),
            Rule.of("injur"),
            Rule.of("bleed"),
            Rule.of("bled", "\\bbled\\b"),
            Rule.of("cut ", "\\bcut (?:my|his|her|our) (?:finger|hand|lip|foot|mouth|skin)\\b"),
            Rule.of(
                    "hurt",
                    "\\b(?:got|was|were) hurt\\b|\\bhurt (?:my|his|her|our) (?:hand|finger|arm|back|foot|leg|child|son|daughter|eye)\\b"),
            Rule.of(
                    "chok",
                    "\\bchok(?:e|ed|ing) on\\b|\\bchoking hazard\\b|\\b(?:he|she|child|baby|son|daughter) (?:almost |nearly )?choked\\b"),
            Rule.of("suffocat"),
            Rule.of("breathe", "\\b(?:cannot|can't|could not|couldn't) breathe\\b"),
            Rule.of("poison"),
            Rule.of("toxic"),
            Rule.of(
                    "sick",
                    "\\bmade (?:me|us|him|her|them|my \\w+) (?:very |so )?sick\\b|\\bgot sick (?:after|from)\\b"),
            Rule.of(" ill ", "\\bmade (?:me|us|him|her|them) (?:very |so )?ill\\b"),
            Rule.of("vomit"),
            Rule.of("threw up"),
            Rule.of("hospital", "\\bhospital\\b(?!ity)"),
            Rule.of("emergency room"),
            Rule.of("allergic"),
            Rule.of("allergy"),
            Rule.of("hives", "\\bhives\\b"),
            Rule.of("anaphyla"),
            Rule.of("glass in", "\\bglass in (?:my|the|our)\\b"),
            Rule.of("metal in", "\\bmetal in (?:my|the|our) (?:food|meal|drink|bread|salad|soup)\\b"),
            Rule.of("gas leak"),
            Rule.of("smell of gas"),
            Rule.of("carbon monoxide"));

    private SafetyRules() {}

    /// A word, and in which surroundings it means danger. Few texts have any of the words, so these
    /// are looked for first.
    private record Rule(String word, @Nullable Pattern surroundings) {
        static Rule of(String word) {
            return new Rule(word, null);
        }

        static Rule of(String word, String surroundings) {
            return new Rule(word, Pattern.compile(surroundings));
        }

        @Nullable String findIn(String text) {
            if (!text.contains(word)) {
                return null;
            }
            if (surroundings == null) {
                return word;
            }
            Matcher matcher = surroundings.matcher(text);
            return matcher.find() ? matcher.group() : null;
        }
    }

    /// The words found, none if the rules have nothing to say.
    static List<Evidence> found(NormalText text, Language language) {
        List<Rule> rules = switch (language) {
            case KOREAN -> KOREAN;
            case ENGLISH -> ENGLISH;
            case OTHER -> List.of();
        };
        String whole = text.toString();
        List<Evidence> found = new ArrayList<>();
        for (Rule rule : rules) {
            String part = found.size() < Classifier.MOST_EVIDENCE ? rule.findIn(whole) : null;
            if (part != null) {
                found.add(new Evidence(part.strip(), 1));
            }
        }
        return List.copyOf(found);
    }
}
