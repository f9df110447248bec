package io.dangol.feedback.understanding.retraining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The SQL of versions from the side of those who train them. A worker that has lost its lease can write nothing.
@ApplicationScoped
class TrainingQueue {
    /// Longer than any training takes; what a crashed worker held is taken over after it.
    static final Duration LEASE = Duration.ofMinutes(2);
    /// A version that has ended so many workers is given up.
    static final int ATTEMPTS_MOST = 3;

    private static final String IS_WAITING = """
            SELECT EXISTS (
                SELECT FROM classifier_version
                WHERE state = 'training' AND (owner IS NULL OR lease_until < $1)) AS waiting
            """;
    private static final String CLAIM = """
            UPDATE classifier_version SET owner = $1, lease_until = $3, attempts = attempts + 1
            WHERE state = 'training' AND (owner IS NULL OR lease_until < $2)
            RETURNING\s""" + VersionRepository.COLUMNS;
    private static final String FINISH = """
            UPDATE classifier_version SET state = 'candidate', base = $3, version = $4, card = $5::text::jsonb,
                finished_at = $6, lease_until = NULL
            WHERE id = $1 AND owner = $2 AND state = 'training'
            """;
    private static final String FAIL = """
            UPDATE classifier_version SET state = 'failed', failure = $3, finished_at = $4, lease_until = NULL
            WHERE id = $1 AND owner = $2 AND state = 'training'
            """;

    private final VersionRepository versions;
    private final ObjectMapper json;

    TrainingQueue(VersionRepository versions, ObjectMapper json) {
        this.versions = versions;
        this.json = json;
    }

    /// Whether there is one to train: a look that costs no transaction.
    Uni<Boolean> isWaiting(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(IS_WAITING)
                .execute(Tuple.of(Times.utc(now)))
                .map(rows -> Rows.only(rows).getBoolean("waiting"));
    }

    /// Takes the version that is to be trained, if nobody holds it.
    Uni<Optional<Version>> claim(SqlConnection transaction, UUID owner, Instant now) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(owner, Times.utc(now), Times.utc(now.plus(LEASE))))
                .map(versions::first);
    }

    /// @return false if somebody else has taken it over
    Uni<Boolean> finish(SqlConnection transaction, UUID id, UUID owner, Learnt learnt, Instant now) {
        return transaction
                .preparedQuery(FINISH)
                .execute(Tuple.of(id, owner, learnt.base(), learnt.version(), written(learnt.card()), Times.utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> fail(SqlConnection transaction, UUID id, UUID owner, String why, Instant now) {
        return transaction
                .preparedQuery(FAIL)
                .execute(Tuple.of(id, owner, why, Times.utc(now)))
                .replaceWithVoid();
    }

    /// What came of a training.
    record Learnt(String base, String version, VersionCard card) {}

    private String written(VersionCard card) {
        try {
            return json.writeValueAsString(card);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a card is numbers and texts", impossible);
        }
    }
}
