package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.invitation.Addressee;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Which customers a survey asks where it does not ask all: always the same, and in every survey others.
final class Sampling {
    private static final int BITS_OF_A_DOUBLE = 53;

    private Sampling() {}

    static boolean isAsked(SurveySnapshot survey, Addressee to) {
        String person = to.customerId() == null
                ? to.source() + "/" + to.externalId()
                : to.customerId().toString();
        return place(survey.id(), person) < survey.settings().share();
    }

    /// Where somebody stands between 0 and 1 in a survey.
    static double place(UUID survey, String person) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((survey + "/" + person).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(digest).getLong() >>> (Long.SIZE - BITS_OF_A_DOUBLE)) * 0x1.0p-53;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
