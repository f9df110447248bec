package io.dangol.feedback.understanding.theme;

import java.util.List;

/// A theme that has a name.
///
/// @param label as most of those wrote it who were looked at
/// @param words how many words the label has; 0 for a category
/// @param related what goes along with it and is no theme of its own
record Theme(Finding finding, String label, int words, List<String> related) {
    Theme(Finding finding, String label, int words) {
        this(finding, label, words, List.of());
    }
}
