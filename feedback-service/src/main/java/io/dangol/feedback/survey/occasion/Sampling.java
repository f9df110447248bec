package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.kit.digest.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/// Which customers a survey asks where it does not ask all: always the same, and in every survey others.
final class Sampling {
    private static final int BITS_OF_A_DOUBLE = 53;

    private Sampling() {}

    static boolean isAsked(SurveySnapshot survey, Addressee to) {
        String person = to.customerId() == null
                ? to.source() + "/" + to.externalId()
                : to.customerId().value().toString();
        return place(survey.id(), person) < survey.settings().share();
    }

    /// Where somebody stands between 0 and 1 in a survey.
    static double place(UUID survey, String person) {
        return (ByteBuffer.wrap(Sha256.of(survey + "/" + person)).getLong() >>> (Long.SIZE - BITS_OF_A_DOUBLE))
                * 0x1.0p-53;
    }
}
