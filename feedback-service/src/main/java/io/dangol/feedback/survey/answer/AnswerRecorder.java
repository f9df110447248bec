package io.dangol.feedback.survey.answer;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.survey.form.Question;
import io.dangol.feedback.survey.form.Wording;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.voice.Differing;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.Kind;
import io.dangol.feedback.voice.Metric;
import io.dangol.feedback.voice.Rating;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.transaction.InTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records answers as what they are: each score as a response, words as its comment or as feedback of their own. What
/// was chosen stays with the survey.
@ApplicationScoped
class AnswerRecorder {
    private final FeedbackRecorder feedback;
    private final AnswerRepository answers;

    AnswerRecorder(FeedbackRecorder feedback, AnswerRepository answers) {
        this.feedback = feedback;
        this.answers = answers;
    }

    /// A response or feedback, and the questions whose answers it has.
    record Piece(@Nullable Rating rating, @Nullable String words, List<String> questions, Instant saidAt) {}

    /// Records all of it in the caller's transaction, one after the other.
    Uni<Void> record(
            SqlConnection transaction, Invitation invitation, Wording wording, List<StoredAnswer> given, Instant now) {
        return InTurn.forEach(
                pieces(invitation, wording, given),
                piece -> feedback.record(
                                transaction, feedback.prepare(submission(invitation, piece), now), Differing.REFUSE)
                        .flatMap(recorded -> answers.recorded(
                                transaction,
                                invitation.id(),
                                piece.questions(),
                                recorded.feedback().id())));
    }

    /// What answers are recorded as, in the order of the questions.
    static List<Piece> pieces(Invitation invitation, Wording wording, List<StoredAnswer> given) {
        Set<String> rated = new HashSet<>();
        Map<String, StoredAnswer> comments = new HashMap<>();
        given.stream()
                .filter(answer -> answer.given() instanceof Given.Score)
                .forEach(answer -> rated.add(answer.question().id()));
        for (StoredAnswer answer : given) {
            String about = answer.question().about();
            if (about != null && rated.contains(about)) {
                comments.put(about, answer);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (StoredAnswer answer : given) {
            switch (answer.given()) {
                case Given.Score score ->
                    pieces.add(rated(
                            invitation,
                            wording,
                            answer,
                            score.value(),
                            comments.get(answer.question().id())));
                case Given.Said said -> {
                    if (!comments.containsValue(answer)) {
                        pieces.add(new Piece(
                                null, said.words(), List.of(answer.question().id()), answer.answeredAt()));
                    }
                }
                case Given.Chosen chosen -> {
                    // Not something that was said: it is counted in the survey's results.
                }
            }
        }
        return pieces;
    }

    private static Piece rated(
            Invitation invitation, Wording wording, StoredAnswer answer, int score, @Nullable StoredAnswer comment) {
        Question question = answer.question();
        Metric metric = question.kind().metric();
        if (metric == null) {
            throw new IllegalArgumentException("a score of nothing that is measured");
        }
        Rating rating = Rating.of(metric, score, wordingVersion(invitation, wording, question));
        String id = question.id();
        return comment != null && comment.given() instanceof Given.Said said
                ? new Piece(rating, said.words(), List.of(id, comment.question().id()), answer.answeredAt())
                : new Piece(rating, null, List.of(id), answer.answeredAt());
    }

    /// The survey, the version of its wording, and the place of the question in it: `srv_…/3/1`.
    static String wordingVersion(Invitation invitation, Wording wording, Question question) {
        return "%s/%d/%d"
                .formatted(
                        IdKind.SURVEY.format(invitation.surveyId()),
                        invitation.wordingVersion(),
                        wording.questions().indexOf(question) + 1);
    }

    private static Submission submission(Invitation invitation, Piece piece) {
        Addressee to = invitation.to();
        return new Submission(
                to.source(),
                Kind.RESPONSE,
                invitation.channel(),
                to.externalId() == null ? to.customerId() : null,
                to.externalId(),
                piece.words(),
                null,
                piece.saidAt(),
                invitation.publicId() + "/" + piece.questions().getFirst(),
                piece.rating(),
                null,
                true);
    }
}
