package io.dangol.text.terms;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The endings (어미) of Korean verbs and adjectives, and the suffixes that make verbs of nouns.
final class KoreanEndings {
    private static final List<String> ENDINGS = longestFirst("었습니다 았습니다 였습니다 습니다 습니까 었어요 았어요 였어요 었네요 았네요"
            + " 였네요 었는데요 았는데요 였는데요 었는데 았는데 였는데 는데요 은데요 는데 은데 던데요 던데 네요 어요 아요 여요 에요 예요 군요"
            + " 구요 고요 나요 까요 지요 죠 거든요 잖아요 더라구요 더라고요 더라 려고요 려고 면서 으면 지만 어서 아서 여서 으세요 세요"
            + " 으니까 니까 도록 다가 다고 다는 라고요 는지 을지 을까요 을게요 겠습니다 겠어요 겠네요 겠다 었다 았다 였다 는다 어야 아야"
            + " 기도 기만 지도 지는 지가 었던 았던 어도 아도");
    private static final List<String> VERBAL =
            longestFirst("하시 하셔 하셔서 되시 되셔 하고 하게 하는 하지 하면 하기 하다 하네요 했는데 했던 했고 해서 해도 해야 했다 하"
                    + " 한 할 함 해 했 되고 되게 되는 되지 되면 되기 되다 되네요 됐는데 됐던 됐고 돼서 돼도 돼야 됐다 되 된 될 됨 돼 됐 시켜 시키"
                    + " 드려 드리 당하 당해 당했");
    /// The last syllables of stems that are common before the short endings, which are the ends of many
    /// nouns too.
    private static final String STEM_ENDS = "좋늦없있많적작높낮얇껍겁볍찮않싫짧넓좁깊갑렵쉽받먹입찢맞르쁘프";
    private static final String SHORT_ENDINGS = "고게지는던음다";

    private KoreanEndings() {}

    /// The stem of a word that is a verb or an adjective; the word itself where it has no known ending.
    static String strip(String word) {
        for (String ending : ENDINGS) {
            if (word.length() > ending.length() && word.endsWith(ending)) {
                return stem(word.substring(0, word.length() - ending.length()));
            }
        }
        return withoutFusedEnding(word);
    }

    /// A noun that was made a verb, without what made it one: `지연되`, `지연된`, `환불해`.
    static String withoutVerbalSuffix(String stem) {
        for (String suffix : VERBAL) {
            if (stem.length() >= suffix.length() + 2 && stem.endsWith(suffix)) {
                return stem.substring(0, stem.length() - suffix.length());
            }
        }
        return stem;
    }

    /// Endings that begin within the last syllable of the stem, and those of one syllable.
    private static String withoutFusedEnding(String word) {
        int last = word.length() - 1;
        if (last < 1) {
            return word;
        }
        char before = word.charAt(last - 1);
        if (last >= 2
                && (word.endsWith("니다") || word.endsWith("니까"))
                && Hangul.tail(word.charAt(last - 2)) == Hangul.TAIL_B) {
            return word.substring(0, last - 2) + Hangul.withoutTail(word.charAt(last - 2));
        }
        if (last >= 2 && word.endsWith("데요") && Hangul.tail(word.charAt(last - 2)) == Hangul.TAIL_N) {
            return word.substring(0, last - 2) + Hangul.withoutTail(word.charAt(last - 2));
        }
        char end = word.charAt(last);
        if (end == '데' && Hangul.tail(before) == Hangul.TAIL_N) {
            return word.substring(0, last - 1) + Hangul.withoutTail(before);
        }
        if (end == '요' && Hangul.isOpen(before)) {
            return stem(word.substring(0, last));
        }
        if (SHORT_ENDINGS.indexOf(end) >= 0 && STEM_ENDS.indexOf(before) >= 0) {
            return word.substring(0, last);
        }
        return word;
    }

    /// Without the mark of the past (`했` is `해`, `늦었` is `늦`), and with the vowel that had run into the
    /// ending.
    private static String stem(String found) {
        String stem = found;
        int last = stem.length() - 1;
        if (last >= 1 && "었았였".indexOf(stem.charAt(last)) >= 0) {
            return stem.substring(0, last);
        }
        char end = stem.charAt(last);
        if (Hangul.tail(end) == Hangul.TAIL_SS && end != '있') {
            end = Hangul.withoutTail(end);
        }
        if (Hangul.isOpen(end)) {
            end = Hangul.uncontracted(end);
        }
        return stem.substring(0, last) + end;
    }

    private static List<String> longestFirst(String forms) {
        return Arrays.stream(forms.split(" ", -1))
                .sorted(Comparator.comparingInt((String form) -> -form.length()))
                .toList();
    }
}
