package io.dangol.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.db.Rows;
import io.dangol.kit.digest.Sha256;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;

/// One key, one effect, one answer.
///
/// The key, the effect and the answer are committed in one transaction. While it runs, an advisory lock tells others
/// with the same key to come back later; after it, they get the stored answer. A refused command stores nothing: the
/// key is free for the corrected one.
@ApplicationScoped
public class Idempotency {
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked";
    private static final String FIND =
            "SELECT fingerprint, status, location, etag, body FROM idempotency_key WHERE scope = $1 AND key = $2";
    private static final String STORE = """
            INSERT INTO idempotency_key (scope, key, fingerprint, status, location, etag, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;

    private final Transactions transactions;
    private final ObjectMapper json;

    Idempotency(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    /// Runs `work` in a transaction, unless `key` was used before.
    ///
    /// @param operation the command's name, so that one key cannot serve two kinds of command
    /// @param request what was asked: same key and same request give the stored answer
    /// @return the answer
    /// @throws Refusal as the failure: 409 while the same key is running, 422 if it was used for another request
    public Uni<Reply> once(
            IdempotencyKey key, String operation, Object request, Function<SqlConnection, Uni<Reply>> work) {
        String value = key.value();
        if (value == null) {
            return transactions.write(work);
        }
        Buffer fingerprint = fingerprint(operation, request);
        return transactions.write(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(key.scope() + " " + value))
                .flatMap(rows -> Rows.only(rows).getBoolean("locked")
                        ? transaction.preparedQuery(FIND).execute(Tuple.of(key.scope(), value))
                        : Uni.createFrom()
                                .failure(new Refusal(
                                        IdempotencyProblem.IDEMPOTENCY_KEY_IN_USE,
                                        "wait for its answer, or try again in a moment")))
                .flatMap(found -> found.size() > 0
                        ? Uni.createFrom().item(() -> stored(found, fingerprint))
                        : work.apply(transaction)
                                .flatMap(reply -> store(transaction, key.scope(), value, fingerprint, reply))));
    }

    private static Reply stored(RowSet<Row> found, Buffer fingerprint) {
        Row row = Rows.only(found);
        if (!MessageDigest.isEqual(row.getBuffer("fingerprint").getBytes(), fingerprint.getBytes())) {
            throw new Refusal(
                    IdempotencyProblem.IDEMPOTENCY_KEY_REUSED,
                    "the key was used before for a request with another content; take a new one");
        }
        return new Reply(
                row.getInteger("status"),
                row.getString("location"),
                row.getString("etag"),
                row.getString("body"),
                true);
    }

    private Uni<Reply> store(SqlConnection transaction, String scope, String value, Buffer fingerprint, Reply reply) {
        String body = new String(bytes(reply.body()), StandardCharsets.UTF_8);
        return transaction
                .preparedQuery(STORE)
                .execute(Tuple.newInstance(io.vertx.sqlclient.Tuple.from(
                        new Object[] {scope, value, fingerprint, reply.status(), reply.location(), reply.etag(), body
                        })))
                .replaceWith(new Reply(reply.status(), reply.location(), reply.etag(), body, false));
    }

    private Buffer fingerprint(String operation, Object request) {
        MessageDigest digest = Sha256.begin();
        digest.update((operation + "\n").getBytes(StandardCharsets.UTF_8));
        return Buffer.buffer(digest.digest(bytes(request)));
    }

    private byte[] bytes(Object value) {
        try {
            return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(value.getClass() + " cannot be written as JSON", broken);
        }
    }
}
