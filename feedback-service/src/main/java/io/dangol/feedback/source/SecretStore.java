package io.dangol.feedback.source;

import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The secrets of sources, sealed wherever they lie.
@ApplicationScoped
class SecretStore {
    private static final String INSERT =
            "INSERT INTO source_secret (id, source_id, sealed, created_at) VALUES ($1, $2, $3, $4)";
    private static final String EXPIRE = """
            UPDATE source_secret SET expires_at = $2
            WHERE source_id = $1 AND (expires_at IS NULL OR expires_at > $2)
            """;
    private static final String LIVE = """
            SELECT id, created_at, expires_at FROM source_secret
            WHERE source_id = $1 AND (expires_at IS NULL OR expires_at > $2)
            ORDER BY id DESC
            """;
    private static final String SIGNING = """
            SELECT source.name, secret.id, secret.sealed
            FROM source JOIN source_secret AS secret ON secret.source_id = source.id
            WHERE source.id = $1 AND (secret.expires_at IS NULL OR secret.expires_at > $2)
            """;

    private final SecretVault vault;
    private final Ids ids;

    SecretStore(SecretVault vault, Ids ids) {
        this.vault = vault;
        this.ids = ids;
    }

    /// Makes a new secret for a source.
    Uni<Secret> add(SqlConnection transaction, UUID sourceId, Instant now) {
        Secret secret = new Secret(ids.next(), now, null);
        Buffer sealed = Buffer.buffer(vault.seal(secret.id(), vault.generate()));
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(secret.id(), sourceId, sealed, time(now)))
                .replaceWith(secret);
    }

    /// Lets every live secret of a source end at `end`, unless it ends before.
    Uni<Void> expire(SqlConnection transaction, UUID sourceId, Instant end) {
        return transaction
                .preparedQuery(EXPIRE)
                .execute(Tuple.of(sourceId, time(end)))
                .replaceWithVoid();
    }

    /// The live secrets of a source, the newest first.
    Uni<List<Secret>> live(SqlConnection connection, UUID sourceId, Instant now) {
        return connection
                .preparedQuery(LIVE)
                .execute(Tuple.of(sourceId, time(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SecretStore::secret)
                        .toList());
    }

    Uni<Void> delete(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery("DELETE FROM source_secret WHERE id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /// A secret's bytes; empty where it was deleted.
    Uni<Optional<Buffer>> open(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("SELECT sealed FROM source_secret WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> Buffer.buffer(
                                vault.open(id, row.getBuffer("sealed").getBytes()))));
    }

    /// What a source's deliveries may be signed with; empty where there is no such source.
    Uni<Optional<SigningKeys>> signing(SqlConnection connection, UUID sourceId, Instant now) {
        return connection
                .preparedQuery(SIGNING)
                .execute(Tuple.of(sourceId, time(now)))
                .map(rows -> {
                    List<Row> found =
                            StreamSupport.stream(rows.spliterator(), false).toList();
                    return found.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new SigningKeys(
                                    sourceId,
                                    found.getFirst().getString("name"),
                                    found.stream().map(this::key).toList()));
                });
    }

    private SecretKeySpec key(Row row) {
        byte[] secret = vault.open(row.getUUID("id"), row.getBuffer("sealed").getBytes());
        return new SecretKeySpec(secret, SigningKeys.ALGORITHM);
    }

    private static Secret secret(Row row) {
        @Nullable OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new Secret(
                row.getUUID("id"),
                row.getOffsetDateTime("created_at").toInstant(),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
