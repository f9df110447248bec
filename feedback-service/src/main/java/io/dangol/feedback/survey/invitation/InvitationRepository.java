package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL of invitations.
@ApplicationScoped
public class InvitationRepository {
    private static final String SELECT = """
            SELECT id, survey_id, wording_version, cause, source, customer_id, external_id, channel, segment, state,
                suppressed_for, issued_at, expires_at, opened_at, ended_at, version, token_sealed
            FROM invitation
            """;
    private static final String INSERT = """
            INSERT INTO invitation (id, survey_id, wording_version, cause, source, customer_id, external_id, channel,
                segment, state, suppressed_for, issued_at, expires_at, version, token_hash, token_sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (survey_id, cause) DO NOTHING
            """;
    private static final String EARLIER = """
            SELECT issued_at FROM invitation
            WHERE state <> 'suppressed' AND issued_at > $2 AND customer_id = $1
            """;
    private static final String EARLIER_BY_NAME = """
            SELECT issued_at FROM invitation
            WHERE state <> 'suppressed' AND issued_at > $3 AND source = $1 AND external_id = $2 AND customer_id IS NULL
            """;
    private static final String END = """
            UPDATE invitation SET state = $2, ended_at = $3, version = $4, completion = $5, token_sealed = NULL
            WHERE id = $1
            """;
    private static final String OPENED = "UPDATE invitation SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL";

    /// @return false where the survey was asked for the same cause before
    Uni<Boolean> insert(SqlConnection transaction, Invitation invitation, LinkTokens.@Nullable Stored token) {
        Addressee to = invitation.to();
        Tuple row = Tuple.tuple()
                .addUUID(invitation.id())
                .addUUID(invitation.surveyId())
                .addInteger(invitation.wordingVersion())
                .addString(invitation.cause())
                .addString(to.source())
                .addUUID(CustomerId.valueOrNull(to.customerId()))
                .addString(to.externalId())
                .addString(invitation.channel())
                .addString(invitation.segment())
                .addString(invitation.state().wire())
                .addString(invitation.suppressedFor())
                .addOffsetDateTime(Times.utc(invitation.issuedAt()))
                .addOffsetDateTime(Times.utc(invitation.expiresAt()))
                .addInteger(invitation.version())
                .addValue(token == null ? null : token.hash().getDelegate())
                .addValue(token == null ? null : token.sealed().getDelegate());
        return transaction.preparedQuery(INSERT).execute(row).map(rows -> rows.rowCount() == 1);
    }

    /// When somebody was invited after a moment.
    Uni<List<Instant>> earlier(SqlConnection transaction, Addressee to, Instant after) {
        CustomerId customer = to.customerId();
        Uni<RowSet<Row>> found = customer == null
                ? transaction
                        .preparedQuery(EARLIER_BY_NAME)
                        .execute(Tuple.of(to.source(), to.externalId(), Times.utc(after)))
                : transaction.preparedQuery(EARLIER).execute(Tuple.of(customer.value(), Times.utc(after)));
        return found.map(rows -> Rows.list(rows, row -> Times.instant(row, "issued_at")));
    }

    /// The invitation of an id.
    public Uni<Optional<Invitation>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(SELECT + " WHERE id = $1")
                .execute(Tuple.of(id))
                .map(InvitationRepository::first);
    }

    /// The same, held until the end of the transaction.
    public Uni<Optional<Invitation>> findForChange(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery(SELECT + " WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .map(InvitationRepository::first);
    }

    /// The invitation of a link.
    ///
    /// @param hash of its token, by [LinkTokens#hash]
    public Uni<Optional<Invitation>> findByToken(SqlConnection connection, Buffer hash) {
        return connection
                .preparedQuery(SELECT + " WHERE token_hash = $1")
                .execute(Tuple.tuple().addBuffer(hash))
                .map(InvitationRepository::first);
    }

    /// The sealed token of an open invitation.
    Uni<Optional<Buffer>> sealedToken(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("SELECT token_sealed FROM invitation WHERE id = $1 AND token_sealed IS NOT NULL")
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, row -> row.getBuffer("token_sealed")));
    }

    Uni<List<Invitation>> list(SqlConnection connection, InvitationFilter filter, PageRequest page) {
        return new NewestFirst(SELECT, "id")
                .where("survey_id", filter.surveyId())
                .where("customer_id", CustomerId.valueOrNull(filter.customerId()))
                .where("state", filter.state())
                .where("source", filter.source())
                .rows(connection, page, InvitationRepository::invitation);
    }

    /// An invitation that can be answered.
    ///
    /// @param token its sealed token
    record Open(Invitation invitation, Buffer token) {}

    Uni<List<Open>> openOf(SqlConnection connection, CustomerId customer, Instant now, PageRequest page) {
        return new NewestFirst(SELECT, "id")
                .where("customer_id", customer.value())
                .where("state = 'issued'")
                .whereHolds("expires_at > ?", Times.utc(now))
                .rows(connection, page, row -> new Open(invitation(row), row.getBuffer("token_sealed")));
    }

    /// Notes the first look behind the link.
    public Uni<Void> opened(SqlConnection transaction, UUID id, Instant now) {
        return transaction
                .preparedQuery(OPENED)
                .execute(Tuple.of(id, Times.utc(now)))
                .replaceWithVoid();
    }

    /// Notes that one ended.
    ///
    /// @param completion the digest of the request that completed it, or null
    public Uni<Void> end(SqlConnection transaction, Invitation ended, @Nullable Buffer completion) {
        Instant endedAt = ended.endedAt();
        return transaction
                .preparedQuery(END)
                .execute(Tuple.tuple()
                        .addUUID(ended.id())
                        .addString(ended.state().wire())
                        .addOffsetDateTime(endedAt == null ? null : Times.utc(endedAt))
                        .addInteger(ended.version())
                        .addValue(completion == null ? null : completion.getDelegate()))
                .replaceWithVoid();
    }

    /// Forgets what was answered to one that was called back.
    Uni<Void> forgetAnswers(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery("DELETE FROM survey_answer WHERE invitation_id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    private static Optional<Invitation> first(RowSet<Row> rows) {
        return Rows.first(rows, InvitationRepository::invitation);
    }

    private static Invitation invitation(Row row) {
        return new Invitation(
                row.getUUID("id"),
                row.getUUID("survey_id"),
                row.getInteger("wording_version"),
                row.getString("cause"),
                new Addressee(
                        row.getString("source"),
                        CustomerId.orNull(row.getUUID("customer_id")),
                        row.getString("external_id")),
                row.getString("channel"),
                row.getString("segment"),
                InvitationState.of(row.getString("state")),
                row.getString("suppressed_for"),
                Times.instant(row, "issued_at"),
                Times.instant(row, "expires_at"),
                Times.instantOrNull(row, "opened_at"),
                Times.instantOrNull(row, "ended_at"),
                row.getInteger("version"));
    }
}
