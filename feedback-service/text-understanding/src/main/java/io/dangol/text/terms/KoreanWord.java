package io.dangol.text.terms;

import java.util.Optional;
import java.util.Set;

/// A Korean word (eojeol) without particles and endings, by tables and not by a dictionary: `배송이`, `배송은`, `배송을` and
/// `배송입니다` are `배송`; `늦어요`, `늦네요` and `늦었습니다` are `늦`; `지연돼요` and `지연됐습니다` are `지연`.
///
/// That a stem is no word of the language does no harm where words are only counted, as long as the same word always
/// has the same one. Particles that look at whether the word before ends with a vowel are held to it, so that `평가`
/// keeps its last syllable and `회사가` loses it.
///
/// Source of the tables: 국립국어원, 표준국어대사전 (particles 조사 and endings 어미), the commonest ones.
final class KoreanWord {
    private static final int LENGTH_MOST = 20;
    private static final Set<String> NEGATIONS = Set.of("안", "못");

    private KoreanWord() {}

    /// The word; empty where it says nothing.
    static Optional<Token> token(String word) {
        if (NEGATIONS.contains(word)) {
            return Optional.of(new Token(word, word, true));
        }
        return StopWords.has(word) ? Optional.empty() : negated(word).filter(KoreanWord::saysSomething);
    }

    /// The word behind a negation, which says something there whatever it is: `안 됩니다`.
    static Optional<Token> negated(String word) {
        if (word.length() > LENGTH_MOST) {
            return Optional.empty();
        }
        String noun = KoreanParticles.strip(word);
        boolean hasParticle = noun.length() < word.length();
        String stem = KoreanEndings.withoutVerbalSuffix(hasParticle ? noun : KoreanEndings.strip(word));
        return Optional.of(new Token(stem, noun, false));
    }

    private static boolean saysSomething(Token token) {
        return !StopWords.has(token.stem()) && !StopWords.has(token.written());
    }

    /// Whether a word behind one in Latin letters is only a particle: `이` in `app이`.
    static boolean isParticle(String word) {
        return KoreanParticles.isOne(word);
    }
}
