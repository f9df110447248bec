package io.dangol.local.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts texts together from the templates of a language.
final class Texts {
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern WORD = Pattern.compile("\\{(\\w+)}(?:\\((\\S+?)/(\\S+?)\\))?");

    private final ResourceBundle templates;

    Texts(Language language) {
        this.templates = language.texts("texts");
    }

    /// Something that is always said in the same way.
    String fixed(String topic) {
        return templates.getString(topic);
    }

    /// One of the ways in which a topic can be talked about.
    ///
    /// @param topic its parts are `topic.1`, `topic.2`, ...
    /// @param words what stands for `{product}` and the like
    String compose(String topic, Chance chance, Map<String, String> words) {
        StringJoiner text = new StringJoiner(" ");
        for (int part = 1; templates.containsKey(topic + "." + part); part++) {
            String chosen = chance.one(alternatives(topic + "." + part));
            if (!chosen.isEmpty()) {
                text.add(filled(chosen, words));
            }
        }
        return capitalised(text.toString());
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private List<String> alternatives(String key) {
        return Arrays.stream(BAR.split(templates.getString(key), -1))
                .map(String::strip)
                .toList();
    }

    private static String filled(String template, Map<String, String> words) {
        return WORD.matcher(template).replaceAll(found -> {
            String word = Objects.requireNonNull(words.get(found.group(1)), "a template names an unknown word");
            String particle = found.group(2) == null ? "" : particle(word, found.group(2), found.group(3));
            return Matcher.quoteReplacement(word + particle);
        });
    }

    /// A Korean particle has one form after a consonant and one after a vowel.
    private static String particle(String word, String afterConsonant, String afterVowel) {
        return Hangul.endsInConsonant(word) ? afterConsonant : afterVowel;
    }
}
