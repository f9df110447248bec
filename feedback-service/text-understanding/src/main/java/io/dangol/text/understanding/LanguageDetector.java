package io.dangol.text.understanding;

import java.util.Arrays;
import java.util.Set;

/// Tells the language of a text by its script; Latin letters are English if they have more of the commonest English
/// words than of those of its neighbours. A single unknown Latin word is taken for English, because product names are.
public final class LanguageDetector {
    /// A Korean text may name foreign products; a foreign text hardly has a fifth of Korean syllables.
    private static final double KOREAN_SHARE = 0.2;

    private static final Set<String> ENGLISH = words(
            "the and is my was to of it for not i you have this that with in on but be are as so very they we your can"
                    + " been what when how do did does no has had will would there from by if me just he she an at or"
                    + " don't didn't can't it's i'm please order still why where need want get got all out up more good"
                    + " great love bad never too again after were their them only than because could should about");
    private static final Set<String> OTHERS = words(
            "der die das und ist nicht ich ein eine mit auf für es sehr den dem von zu war wie aber auch le la les et"
                    + " est je une des pas pour que qui dans sur avec très mais ce il elle nous vous du au el los las y"
                    + " es un una por con para muy pero mi su lo como más del se yo está il di che non è sono per molto"
                    + " una ma mio gli della o os as um uma não com por muito mas meu que do da em het een van en niet"
                    + " ik dat voor zeer maar och det att som inte jag är på en bir ve bu çok için değil ama de da ne"
                    + " yang dan tidak ini itu saya untuk dengan sangat và là không của tôi rất có cho nie jest się na"
                    + " to w z jak bardzo ale");

    private LanguageDetector() {}

    public static Language detect(NormalText text) {
        int korean = 0;
        int latin = 0;
        int foreign = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if ((c >= 0xac00 && c <= 0xd7a3) || (c >= 0x3131 && c <= 0x318e)) {
                korean++;
            } else if (c >= 'a' && c <= 'z') {
                latin++;
            } else if (Character.isLetter(c)) {
                foreign++;
            }
        }
        int letters = korean + latin + foreign;
        if (letters == 0) {
            return Language.OTHER;
        }
        if (korean >= KOREAN_SHARE * letters) {
            return Language.KOREAN;
        }
        return latin > 2 * foreign && isEnglish(text, foreign) ? Language.ENGLISH : Language.OTHER;
    }

    private static boolean isEnglish(NormalText text, int accented) {
        int english = 0;
        int others = accented;
        Words words = Words.of(text);
        for (int i = 0; i < words.count(); i++) {
            String word = text.part(words.from(i), words.to(i));
            if (ENGLISH.contains(word)) {
                english++;
            }
            if (OTHERS.contains(word)) {
                others++;
            }
        }
        return english >= others;
    }

    private static Set<String> words(String list) {
        return Set.of(Arrays.stream(list.split(" ")).distinct().toArray(String[]::new));
    }
}
