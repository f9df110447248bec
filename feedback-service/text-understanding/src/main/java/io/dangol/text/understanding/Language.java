package io.dangol.text.understanding;

/// A language that there are models for, or another one. Which other is of no use here.
public enum Language {
    KOREAN("ko"),
    ENGLISH("en"),
    OTHER("und");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The BCP 47 tag; `und` for any other or none.
    public String tag() {
        return tag;
    }

    /// The language of a tag that [#tag()] gave.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Language of(String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return language;
            }
        }
        throw new IllegalArgumentException("no language: " + tag);
    }
}
