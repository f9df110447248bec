package io.dangol.feedback.intake.delivery;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Which deliveries were answered, and how.
@ApplicationScoped
class DeliveryRepository {
    /// In one order, so that those who claim several at the same time wait for each other and never in
    /// a circle.
    private static final String CLAIM = """
            INSERT INTO webhook_delivery (source_id, webhook_id, body_digest, answer_id, state, received_at)
            SELECT source_id, webhook_id, body_digest, answer_id, state, received_at
            FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::uuid[], $5::text[], $6::timestamptz[])
                WITH ORDINALITY
                AS claimed (source_id, webhook_id, body_digest, answer_id, state, received_at, place)
            ORDER BY source_id, webhook_id, place
            ON CONFLICT (source_id, webhook_id) DO NOTHING
            RETURNING answer_id
            """;
    private static final String ANSWERS = """
            SELECT claimed.own_id, kept.answer_id, kept.state, kept.body_digest = claimed.body_digest AS same_body
            FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::uuid[])
                AS claimed (source_id, webhook_id, body_digest, own_id)
            JOIN webhook_delivery AS kept USING (source_id, webhook_id)
            """;

    private static final String ANSWER_INSTEAD = """
            UPDATE webhook_delivery SET answer_id = given.answer_id, state = given.state
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[])
                AS given (source_id, webhook_id, answer_id, state)
            WHERE webhook_delivery.source_id = given.source_id AND webhook_delivery.webhook_id = given.webhook_id
            """;

    /// Notes the answers to deliveries, unless there is one. Waits while others with the same ids are
    /// under way.
    ///
    /// @return the first answer to each, in the same order
    Uni<List<DeliveryAnswer>> claim(SqlConnection transaction, List<Claim> claims) {
        return transaction.preparedQuery(CLAIM).execute(row(claims)).flatMap(rows -> {
            Set<UUID> first = new HashSet<>();
            rows.forEach(row -> first.add(row.getUUID("answer_id")));
            List<Claim> late =
                    claims.stream().filter(claim -> !first.contains(claim.id())).toList();
            return answers(transaction, late)
                    .map(given -> claims.stream()
                            .map(claim -> first.contains(claim.id()) ? claim.answer() : given.get(claim.id()))
                            .toList());
        });
    }

    /// Notes other answers to deliveries than were claimed in this transaction.
    Uni<Void> answerInstead(SqlConnection transaction, Map<Claim, DeliveryAnswer> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Claim> claims = List.copyOf(answers.keySet());
        List<DeliveryAnswer> given = claims.stream().map(answers::get).toList();
        return transaction
                .preparedQuery(ANSWER_INSTEAD)
                .execute(Tuple.of(
                        sources(claims),
                        names(claims),
                        given.stream().map(DeliveryAnswer::answerId).toArray(UUID[]::new),
                        given.stream().map(answer -> answer.state().wire()).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /// The answers that were given first, by the ids that the claims would have got.
    private static Uni<Map<UUID, DeliveryAnswer>> answers(SqlConnection transaction, List<Claim> late) {
        return late.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transaction
                        .preparedQuery(ANSWERS)
                        .execute(Tuple.of(sources(late), names(late), digests(late), ids(late)))
                        .map(rows -> Rows.stream(rows)
                                .collect(Collectors.toMap(row -> row.getUUID("own_id"), DeliveryRepository::answer)));
    }

    private static DeliveryAnswer answer(Row row) {
        return new DeliveryAnswer(
                row.getUUID("answer_id"), Receipt.State.of(row.getString("state")), false, row.getBoolean("same_body"));
    }

    private static Tuple row(List<Claim> claims) {
        return Tuple.tuple()
                .addValue(sources(claims))
                .addValue(names(claims))
                .addValue(digests(claims))
                .addValue(ids(claims))
                .addValue(claims.stream().map(claim -> claim.state().wire()).toArray(String[]::new))
                .addValue(claims.stream()
                        .map(claim -> Times.utc(claim.receivedAt()))
                        .toArray(OffsetDateTime[]::new));
    }

    private static UUID[] sources(List<Claim> claims) {
        return claims.stream().map(claim -> claim.delivery().sourceId().value()).toArray(UUID[]::new);
    }

    private static String[] names(List<Claim> claims) {
        return claims.stream().map(claim -> claim.delivery().webhookId()).toArray(String[]::new);
    }

    private static Buffer[] digests(List<Claim> claims) {
        return claims.stream().map(claim -> claim.delivery().bodyDigest()).toArray(Buffer[]::new);
    }

    private static UUID[] ids(List<Claim> claims) {
        return claims.stream().map(Claim::id).toArray(UUID[]::new);
    }
}
