package io.dangol.feedback.source.secret;

import io.dangol.feedback.base.id.SecretId;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.base.vault.SecretVault;
import io.dangol.feedback.source.Signature;
import io.dangol.feedback.source.mapping.MappingJson;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The secrets of sources, sealed wherever they lie.
@ApplicationScoped
class SecretStore {
    private static final String INSERT =
            "INSERT INTO source_secret (id, source_id, kind, sealed, created_at) VALUES ($1, $2, $3, $4, $5)";
    private static final String EXPIRE = """
            UPDATE source_secret SET expires_at = $2
            WHERE source_id = $1 AND (expires_at IS NULL OR expires_at > $2)
            """;
    private static final String LIVE = """
            SELECT id, kind, created_at, expires_at FROM source_secret
            WHERE source_id = $1 AND (expires_at IS NULL OR expires_at > $2)
            ORDER BY id DESC
            """;
    private static final String RING = """
            SELECT source.name, source.signature, source.mapping, secret.id, secret.kind, secret.sealed,
                secret.expires_at
            FROM source JOIN source_secret AS secret ON secret.source_id = source.id
            WHERE source.id = $1 AND (secret.expires_at IS NULL OR secret.expires_at > $2)
            """;
    private static final String OPEN = """
            SELECT source.signature, secret.id, secret.kind, secret.sealed
            FROM source_secret AS secret JOIN source ON source.id = secret.source_id
            WHERE secret.id = $1
            """;

    private final SecretVault vault;
    private final MappingJson mappings;
    private final Ids ids;

    SecretStore(SecretVault vault, MappingJson mappings, Ids ids) {
        this.vault = vault;
        this.mappings = mappings;
        this.ids = ids;
    }

    /// Gives a source a new secret or key.
    ///
    /// @param given what the partner chose; empty to make a secret
    Uni<Secret> add(
            SqlConnection transaction,
            SourceId sourceId,
            Signature scheme,
            Optional<SecretMaterial> given,
            Instant now) {
        SecretMaterial material = given.orElseGet(() -> SecretFormat.generated(scheme, vault.generate()));
        Secret secret = new Secret(new SecretId(ids.next()), material.kind(), now, null);
        Buffer sealed =
                Buffer.buffer(vault.seal(secret.id().value(), material.bytes().getBytes()));
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        secret.id().value(), sourceId.value(), material.kind().wire(), sealed, Times.utc(now)))
                .replaceWith(secret);
    }

    /// Lets every live secret of a source end at `end`, unless it ends before.
    Uni<Void> expire(SqlConnection transaction, SourceId sourceId, Instant end) {
        return transaction
                .preparedQuery(EXPIRE)
                .execute(Tuple.of(sourceId.value(), Times.utc(end)))
                .replaceWithVoid();
    }

    /// The live secrets of a source, the newest first.
    Uni<List<Secret>> live(SqlConnection connection, SourceId sourceId, Instant now) {
        return connection
                .preparedQuery(LIVE)
                .execute(Tuple.of(sourceId.value(), Times.utc(now)))
                .map(rows -> Rows.list(rows, SecretStore::secret));
    }

    Uni<Void> delete(SqlConnection transaction, SecretId id) {
        return transaction
                .preparedQuery("DELETE FROM source_secret WHERE id = $1")
                .execute(Tuple.of(id.value()))
                .replaceWithVoid();
    }

    /// A secret as it is shown; empty where it was deleted.
    Uni<Optional<Shown>> open(SqlConnection connection, SecretId id) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(id.value()))
                .map(rows -> Rows.first(rows, row -> {
                    SecretMaterial material = material(row);
                    Signature scheme = Signature.of(row.getString("signature"));
                    return new Shown(material.kind(), SecretFormat.shown(scheme, material));
                }));
    }

    /// A secret or public key in its written form.
    record Shown(SecretMaterial.Kind kind, String text) {}

    /// The keys of a source that are live at a moment, and when they will not be; empty where there is no such source.
    Uni<Optional<KeyRing>> ring(SqlConnection connection, SourceId sourceId, Instant now) {
        return connection
                .preparedQuery(RING)
                .execute(Tuple.of(sourceId.value(), Times.utc(now)))
                .map(rows -> {
                    List<Row> found = Rows.stream(rows).toList();
                    return found.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new KeyRing(
                                    sourceId,
                                    found.getFirst().getString("name"),
                                    Signature.of(found.getFirst().getString("signature")),
                                    mappings.read(found.getFirst().getString("mapping")),
                                    found.stream().map(this::timed).toList()));
                });
    }

    private KeyRing.Timed timed(Row row) {
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new KeyRing.Timed(SecretFormat.key(material(row)), expiresAt == null ? null : expiresAt.toInstant());
    }

    private SecretMaterial material(Row row) {
        byte[] secret = vault.open(row.getUUID("id"), row.getBuffer("sealed").getBytes());
        return new SecretMaterial(SecretMaterial.Kind.of(row.getString("kind")), Buffer.buffer(secret));
    }

    private static Secret secret(Row row) {
        @Nullable OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new Secret(
                new SecretId(row.getUUID("id")),
                SecretMaterial.Kind.of(row.getString("kind")),
                Times.instant(row, "created_at"),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
