package io.dangol.text.terms;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The particles (조사) behind Korean nouns, and the forms of `이다` that stand in their place.
final class KoreanParticles {
    private enum After {
        CONSONANT,
        VOWEL,
        ANY
    }

    /// @param leaves syllables that must be left, at least
    private record Particle(String form, After after, int leaves) {
        boolean ends(String word) {
            int left = word.length() - form.length();
            if (left < leaves || !word.endsWith(form)) {
                return false;
            }
            boolean open = Hangul.isOpen(word.charAt(left - 1));
            return switch (after) {
                case CONSONANT -> !open;
                case VOWEL -> open;
                case ANY -> true;
            };
        }
    }

    private static final List<Particle> PARTICLES = Stream.of(
                    of(
                            After.CONSONANT,
                            1,
                            "으로부터 으로는 으로도 으로만 으로서 으로써 으로 이라서 이라는 이라도 이라고 이라면 이라"
                                    + " 이에요 이예요 이었어요 이었는데 이었습니다 이네요 이랑 이며 이든 은 이 을"),
                    of(After.CONSONANT, 2, "이나 과"),
                    of(After.VOWEL, 1, "는 를"),
                    of(After.VOWEL, 2, "로부터 로는 로도 로만 로서 로써 로 라서 라는 라고 라면 예요 였어요 였는데 였습니다 랑 가 와 나"),
                    of(
                            After.ANY,
                            1,
                            "에서는 에서도 에서만 에서의 에서 에게서 에게는 에게 에는 에도 에만 께서는 께서 한테는 한테"
                                    + " 까지는 까지도 까지 부터는 부터 보다는 보다 처럼 만큼 마다 입니다 입니까 인데요 인데 인지 인가요"),
                    of(
                            After.ANY,
                            2,
                            "에 께 만은 만 도 의 들은 들이 들을 들도 들에게 들의 들 하고 하고는 뿐만 조차 마저 밖에 이지만"
                                    + " 님이 님은 님께 님께서 님도 님을 님의 님 이라며 관련"))
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(
                    (Particle particle) -> -particle.form().length()))
            .toList();

    private KoreanParticles() {}

    /// The word without its particle; the word itself where it has none.
    static String strip(String word) {
        for (Particle particle : PARTICLES) {
            if (particle.ends(word)) {
                return withoutFinalI(
                        word.substring(0, word.length() - particle.form().length()));
            }
        }
        return word;
    }

    static boolean isOne(String word) {
        return PARTICLES.stream().anyMatch(particle -> particle.form().equals(word));
    }

    /// `고양이` alone loses its last syllable like `상품이`; so it has to lose it before a particle too.
    private static String withoutFinalI(String noun) {
        int left = noun.length() - 1;
        return left >= 2 && noun.charAt(left) == '이' && !Hangul.isOpen(noun.charAt(left - 1))
                ? noun.substring(0, left)
                : noun;
    }

    private static List<Particle> of(After after, int leaves, String forms) {
        return Arrays.stream(forms.split(" ", -1))
                .map(form -> new Particle(form, after, leaves))
                .toList();
    }
}
