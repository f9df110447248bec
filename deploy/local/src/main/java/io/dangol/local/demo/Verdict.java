package io.dangol.local.demo;

import java.util.Locale;

/// How a key figure compares with what was generated.
enum Verdict {
    /// It is exactly that, after taking away what was there before.
    AGREES,
    /// The period holds something else too, so that it cannot be told.
    OTHERS_TOO,
    /// Something is missing, or not counted yet.
    DIFFERS;

    /// @param figure as it is now
    /// @param before as it was before the demo began
    /// @param isNew whether nothing of this demo was there before
    static Verdict of(Expected expected, Figure figure, Figure before, boolean isNew) {
        if (expected.isIn(figure)
                || (isNew && expected.additive() && expected.onTopOf(before).isIn(figure))) {
            return AGREES;
        }
        boolean complete = isNew ? figure.n() == before.n() + expected.n() : figure.n() >= expected.n();
        boolean cannotTell = isNew ? before.n() > 0 && !expected.additive() : figure.n() > expected.n();
        return complete && cannotTell ? OTHERS_TOO : DIFFERS;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
