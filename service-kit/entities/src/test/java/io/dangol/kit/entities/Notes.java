package io.dangol.kit.entities;

import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// A service over notes as services are written, and the few ways in which the tests ask it.
@ApplicationScoped
class Notes {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Entities entities;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Ids ids;

    Notes(Transactions transactions, Entities entities, Idempotency idempotency, Outbox outbox, Ids ids) {
        this.transactions = transactions;
        this.entities = entities;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.ids = ids;
    }

    /// A note that nobody has.
    Note fresh() {
        UUID id = ids.next();
        return new Note(id, "note " + id);
    }

    /// Writes a note, its event and the answer to its key.
    Uni<Reply> write(IdempotencyKey key, Note note) {
        return idempotency.once(
                key,
                "writeNote",
                note.title,
                transaction -> entities.on(
                                transaction, session -> session.persist(note).replaceWith(note))
                        .call(written -> outbox.add(transaction, new NoteWritten(written.id)))
                        .map(written ->
                                Reply.created("/notes/" + written.id, EntityTag.of(written.version), written.title)));
    }

    /// Changes a note that the caller has seen.
    Uni<Note> change(UUID id, @Nullable String ifMatch, Consumer<Note> change) {
        return in(session -> Entities.lock(session, Note.class, id, ifMatch).invoke(change));
    }

    Note add() {
        Note note = fresh();
        await(in(session -> session.persist(note).replaceWith(note)));
        return note;
    }

    Note get(UUID id) {
        return await(in(session -> Entities.require(session, Note.class, id)));
    }

    /// A session in a transaction of its own.
    <T> Uni<T> in(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.write(transaction -> entities.on(transaction, work));
    }

    /// The text that a query in a transaction of its own gives.
    String text(String sql) {
        return await(transactions.read(connection -> text(connection, sql)));
    }

    static Uni<String> text(SqlConnection connection, String sql) {
        return connection
                .query(sql)
                .execute()
                .map(rows -> rows.iterator().next().getString(0));
    }

    static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
