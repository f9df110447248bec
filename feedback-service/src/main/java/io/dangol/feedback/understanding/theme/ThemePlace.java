package io.dangol.feedback.understanding.theme;

import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import java.util.List;

/// Where in a list a page ended: behind a theme; or, where that is not on the list any more, behind as many themes.
final class ThemePlace {
    private ThemePlace() {}

    static String of(ThemeView theme, List<ThemeView> themes) {
        return (themes.indexOf(theme) + 1) + ":" + theme.id();
    }

    /// What is behind the page before.
    ///
    /// @throws Refusal 400 if the position is none
    static List<ThemeView> after(PageRequest page, List<ThemeView> themes) {
        String position = page.position();
        return position == null
                ? themes
                : themes.subList(Math.min(behind(position, themes), themes.size()), themes.size());
    }

    private static int behind(String position, List<ThemeView> themes) {
        int colon = position.indexOf(':');
        if (colon < 0) {
            throw invalid();
        }
        String id = position.substring(colon + 1);
        for (int index = 0; index < themes.size(); index++) {
            if (themes.get(index).id().equals(id)) {
                return index + 1;
            }
        }
        try {
            return Integer.parseUnsignedInt(position.substring(0, colon)) & Integer.MAX_VALUE;
        } catch (NumberFormatException none) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(
                CommonProblem.INVALID_CURSOR,
                "pass the value of next from the page before, or none for the first page");
    }
}
