package io.dangol.local.demo;

import java.util.Locale;
import java.util.ResourceBundle;

/// The languages of customers and of what the demo prints.
enum Language {
    KOREAN(Locale.KOREAN, Locale.KOREA),
    ENGLISH(Locale.ROOT, Locale.US);

    private final Locale bundle;
    private final Locale customers;

    Language(Locale bundle, Locale customers) {
        this.bundle = bundle;
        this.customers = customers;
    }

    /// As in `ko` (BCP 47).
    String tag() {
        return customers.getLanguage();
    }

    /// As in `ko-KR` (BCP 47); also the way numbers are written.
    Locale locale() {
        return customers;
    }

    /// The texts of one kind in this language.
    ResourceBundle texts(String name) {
        return ResourceBundle.getBundle(
                Language.class.getPackageName() + "." + name,
                bundle,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
