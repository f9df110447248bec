package io.dangol.feedback.survey.answer;

import io.dangol.feedback.survey.form.Question;
import io.dangol.feedback.survey.form.QuestionKind;
import io.dangol.feedback.survey.form.Wording;
import io.dangol.feedback.voice.AnyText;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The SQL of answers.
@ApplicationScoped
class AnswerRepository {
    private static final String FIND = """
            SELECT question_id, kind, score, choices, words, words_escaped, answered_at
            FROM survey_answer WHERE invitation_id = $1
            """;
    private static final String SAVE = """
            INSERT INTO survey_answer AS present (invitation_id, question_id, kind, score, choices, words,
                words_escaped, answered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (invitation_id, question_id) DO UPDATE SET score = excluded.score, choices = excluded.choices,
                words = excluded.words, words_escaped = excluded.words_escaped, answered_at = excluded.answered_at
            WHERE (present.score, present.choices, present.words, present.words_escaped)
                IS DISTINCT FROM (excluded.score, excluded.choices, excluded.words, excluded.words_escaped)
            """;
    private static final String RECORDED = """
            UPDATE survey_answer SET feedback_id = $3, words = NULL, words_escaped = false
            WHERE invitation_id = $1 AND question_id = ANY ($2::text[])
            """;
    private static final String COMPLETION =
            "SELECT completion FROM invitation WHERE id = $1 AND completion IS NOT NULL";
    private static final String EXPIRED =
            "SELECT id FROM invitation WHERE state = 'issued' AND expires_at <= $1 ORDER BY expires_at LIMIT $2";
    private static final String EARLIEST_EXPIRY =
            "SELECT min(expires_at) AS earliest FROM invitation WHERE state = 'issued'";

    /// What was answered so far, in the order of the questions.
    Uni<List<StoredAnswer>> find(SqlConnection connection, UUID invitation, Wording wording) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(invitation))
                .map(rows -> Rows.stream(rows)
                        .map(row -> answer(row, wording))
                        .sorted(Comparator.comparingInt(
                                answer -> wording.questions().indexOf(answer.question())))
                        .toList());
    }

    Uni<Void> save(SqlConnection transaction, UUID invitation, Question question, Given given, Instant now) {
        Tuple row = Tuple.tuple()
                .addUUID(invitation)
                .addString(question.id())
                .addString(question.kind().wire())
                .addInteger(given instanceof Given.Score score ? score.value() : null)
                .addArrayOfString(
                        given instanceof Given.Chosen chosen ? chosen.options().toArray(String[]::new) : null);
        if (given instanceof Given.Said said) {
            boolean escaped = AnyText.needsEscape(said.words());
            row.addString(escaped ? AnyText.escape(said.words()) : said.words()).addBoolean(escaped);
        } else {
            row.addString(null).addBoolean(false);
        }
        return transaction
                .preparedQuery(SAVE)
                .execute(row.addOffsetDateTime(Times.utc(now)))
                .replaceWithVoid();
    }

    /// Forgets answers.
    Uni<Void> forget(SqlConnection transaction, UUID invitation, List<String> questions) {
        return questions.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(
                                "DELETE FROM survey_answer WHERE invitation_id = $1 AND question_id = ANY ($2::text[])")
                        .execute(Tuple.of(invitation, questions.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    /// Notes what answers were recorded as; words are only there from then on.
    Uni<Void> recorded(SqlConnection transaction, UUID invitation, List<String> questions, UUID feedback) {
        return transaction
                .preparedQuery(RECORDED)
                .execute(Tuple.of(invitation, questions.toArray(String[]::new), feedback))
                .replaceWithVoid();
    }

    /// The digest of the request that completed an invitation.
    Uni<Optional<Buffer>> completion(SqlConnection connection, UUID invitation) {
        return connection
                .preparedQuery(COMPLETION)
                .execute(Tuple.of(invitation))
                .map(rows -> Rows.first(rows, row -> row.getBuffer("completion")));
    }

    /// Invitations whose time is over, the longest first.
    Uni<List<UUID>> expired(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery(EXPIRED)
                .execute(Tuple.of(Times.utc(now), most))
                .map(rows -> Rows.list(rows, row -> row.getUUID("id")));
    }

    Uni<Optional<Instant>> earliestExpiry(SqlConnection connection) {
        return connection
                .query(EARLIEST_EXPIRY)
                .execute()
                .map(rows -> Optional.ofNullable(Rows.only(rows).getOffsetDateTime("earliest"))
                        .map(time -> time.toInstant()));
    }

    private static StoredAnswer answer(Row row, Wording wording) {
        Question question = wording.question(row.getString("question_id")).orElseThrow();
        return new StoredAnswer(question, given(row, question.kind()), Times.instant(row, "answered_at"));
    }

    private static Given given(Row row, QuestionKind kind) {
        return switch (kind) {
            case NPS, CSAT, CES -> new Given.Score(row.getInteger("score"));
            case CHOICE -> new Given.Chosen(List.of(row.getArrayOfStrings("choices")), false);
            case CHOICES -> new Given.Chosen(List.of(row.getArrayOfStrings("choices")), true);
            case TEXT -> {
                String words = row.getString("words");
                yield new Given.Said(row.getBoolean("words_escaped") ? AnyText.unescape(words) : words);
            }
        };
    }
}
