package io.dangol.local.demo;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sentences that the demo prints, in the language of who reads them.
final class Messages {
    private final Language language;
    private final ResourceBundle sentences;

    Messages(Language language) {
        this.language = language;
        this.sentences = language.texts("messages");
    }

    Language language() {
        return language;
    }

    /// @param values what stands in the places `{0}`, `{1}`, ...; numbers are written as the language does
    String say(String name, Object... values) {
        return new MessageFormat(sentences.getString(name), language.locale()).format(values);
    }
}
