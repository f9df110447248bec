package io.dangol.kit.entities;

import static io.dangol.kit.entities.Notes.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.LivePool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sessions on the kit's transactions: what is one with them, and whence they are used.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntitiesIT {
    private static final String TRANSACTION = "SELECT pg_current_xact_id()::text";

    @Inject
    Notes notes;

    @Inject
    Transactions transactions;

    @Inject
    Entities entities;

    @Inject
    Ids ids;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    /// Takes all connections at once, so one that is lost fails the test that lost it.
    @AfterEach
    void noConnectionIsLeftBehind() {
        LivePool.await(pool, connectionsMost);
    }

    @Test
    void entityEventAndKeyAreOneTransaction() {
        Note note = notes.fresh();

        Reply reply = await(notes.write(key(note), note));

        assertThat(reply.status()).isEqualTo(201);
        String transaction = notes.text(writerOf("note", "id", note.id));
        assertThat(notes.text(writerOf("outbox", "id", note.id))).isEqualTo(transaction);
        assertThat(notes.text(writerOf("idempotency_key", "key", note.id))).isEqualTo(transaction);
    }

    /// The commit fails, after all three were written.
    @Test
    void entityEventAndKeyAreRolledBackTogether() {
        Note note = notes.fresh();
        note.answers = ids.next();

        assertThatThrownBy(() -> await(notes.write(key(note), note)))
                .isInstanceOfSatisfying(
                        PgException.class,
                        refused -> assertThat(refused.getConstraint()).isEqualTo("note_answers_note"));

        assertThat(List.of(rows("note", "id", note), rows("outbox", "id", note), rows("idempotency_key", "key", note)))
                .containsOnly("0");
    }

    /// What the session wrote goes with what fails after it, on the client.
    @Test
    void aFailureAfterTheSessionRollsItBack() {
        Note note = notes.fresh();

        assertThatThrownBy(() -> await(transactions.write(transaction -> entities.on(
                                transaction, session -> session.persist(note).replaceWith(note))
                        .chain(() -> Notes.text(transaction, "SELECT (1 / 0)::text")))))
                .isInstanceOf(PgException.class);

        assertThat(rows("note", "id", note)).isEqualTo("0");
    }

    @Test
    void theClientSeesWhatTheSessionWroteAndTheOtherWayRound() {
        Note note = notes.fresh();

        String title = await(transactions.write(transaction -> entities.on(
                        transaction, session -> session.persist(note).replaceWith(note))
                .chain(() -> transaction
                        .query("UPDATE note SET title = title || '!' WHERE id = '" + note.id + "'")
                        .execute())
                .chain(() -> entities.on(transaction, session -> Entities.require(session, Note.class, note.id)))
                .map(found -> found.title)));

        assertThat(title).isEqualTo(note.title + "!");
    }

    /// Both are under way before either goes on.
    @Test
    void twoTransactionsAtOnceOnOneContextDoNotMix() {
        Meeting meeting = new Meeting(2);
        Context context = vertx.getOrCreateContext();

        List<List<String>> seen = await(onContext(
                context,
                () -> Uni.join()
                        .all(transactionsOf(meeting), transactionsOf(meeting))
                        .andFailFast()));

        assertThat(seen.get(0)).hasSize(3);
        assertThat(seen.get(0).stream().distinct()).hasSize(1);
        assertThat(seen.get(1).stream().distinct()).hasSize(1);
        assertThat(seen.get(0)).isNotEqualTo(seen.get(1));
    }

    /// The number of the transaction as the client sees it before the session, the session, and the row.
    private Uni<List<String>> transactionsOf(Meeting meeting) {
        Note note = notes.fresh();
        return transactions.write(transaction -> Notes.text(transaction, TRANSACTION)
                .call(meeting::arrive)
                .chain(client -> entities.on(
                                transaction,
                                session -> session.persist(note)
                                        .call(meeting::arrive)
                                        .chain(() -> session.createNativeQuery(TRANSACTION, String.class)
                                                .getSingleResult()))
                        .chain(own -> Notes.text(transaction, writerOf("note", "id", note.id))
                                .map(row -> List.of(client, own, row)))));
    }

    enum From {
        A_THREAD_WITHOUT_CONTEXT {
            @Override
            <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
                return Uni.createFrom().deferred(() -> work.get());
            }
        },
        AN_EVENT_LOOP {
            @Override
            <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
                return onContext(vertx.getOrCreateContext(), work);
            }
        },
        A_WORKER_THREAD_OF_A_CONTEXT {
            @Override
            <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
                return vertx.executeBlocking(Uni.createFrom().item(() -> await(work.get())));
            }
        };

        abstract <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work);
    }

    @ParameterizedTest
    @EnumSource
    void entitiesAreUsedFrom(From from) {
        Note note = notes.fresh();

        await(from.run(vertx, () -> notes.in(session -> session.persist(note).replaceWith(note))));

        assertThat(notes.get(note.id).title).isEqualTo(note.title);
    }

    @Test
    void aSessionAwayFromItsTransactionIsRefused() {
        assertThatThrownBy(() -> await(transactions.write(transaction -> Uni.createFrom()
                        .item(transaction)
                        .emitOn(away -> Thread.ofPlatform().start(away))
                        .chain(connection -> entities.on(
                                connection, session -> Entities.require(session, Note.class, ids.next()))))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event loop of their transaction");
    }

    @Test
    void aVersionCountsUpWhenItIsWritten() {
        Note note = notes.add();

        Note changed = await(notes.change(note.id, "\"1\"", found -> found.state = Note.State.SENT));

        assertThat(note.version).isEqualTo(1);
        assertThat(changed.version).isEqualTo(2);
        assertThat(notes.get(note.id).version).isEqualTo(2);
    }

    @Test
    void listsArePagedAsEverywhere() {
        Note first = notes.add();
        Note second = notes.add();
        Note third = notes.add();

        Page<UUID> newest = page(PageRequest.of(2, null, true));
        Page<UUID> next = page(PageRequest.of(1, newest.next(), false));

        assertThat(newest.items()).containsExactly(third.id, second.id);
        assertThat(newest.count()).isEqualTo(Long.valueOf(notes.text("SELECT count(*)::text FROM note")));
        assertThat(next.items()).containsExactly(first.id);
    }

    private Page<UUID> page(PageRequest request) {
        return await(notes.in(session -> new PagedQuery<>(Note.class, "select note", "from Note note")
                .rows(session, request, "note.id < ?", request.afterId(), "note.id desc")
                .map(rows -> Page.of(rows, request, note -> note.id.toString(), note -> note.id))));
    }

    /// Filters hold for the rows, for those of the following pages, and for their count.
    @Test
    void aPageHasWhatItsFiltersKeep() {
        Note first = notes.add();
        Note second = notes.add();
        Note third = notes.add();
        await(notes.change(second.id, "*", found -> found.state = Note.State.SENT));

        PageRequest request = PageRequest.of(2, null, true);
        List<Note> drafts = await(notes.in(session -> drafts(session, request, Optional.of(third.id))));

        assertThat(drafts).extracting(note -> note.id).contains(first.id).doesNotContain(second.id, third.id);
        assertThat(drafts).allMatch(note -> note.state == Note.State.IN_DRAFT);
        assertThat(request.total().items())
                .isEqualTo(Long.valueOf(notes.text("SELECT count(*)::text FROM note WHERE state = 'in-draft'")));
    }

    private static Uni<List<Note>> drafts(Mutiny.Session session, PageRequest request, Optional<UUID> before) {
        return new PagedQuery<>(Note.class, "select note", "from Note note")
                .where("note.state = ?", Note.State.IN_DRAFT)
                .where("note.title = ?", null)
                .where("note.title <> ''")
                .rows(session, request, "note.id < ?", before, "note.id desc");
    }

    /// Each statement is then a transaction of its own, as for all reads.
    @Test
    void entitiesAreReadWithoutATransaction() {
        Note note = notes.add();

        Note found = await(transactions.read(
                connection -> entities.on(connection, session -> Entities.require(session, Note.class, note.id))));

        assertThat(found.title).isEqualTo(note.title);
    }

    private String rows(String table, String column, Note note) {
        return notes.text("SELECT count(*)::text FROM " + table + where(column, note.id));
    }

    /// The number of the transaction that wrote a row.
    private static String writerOf(String table, String column, UUID id) {
        return "SELECT xmin::text FROM " + table + where(column, id);
    }

    private static String where(String column, UUID id) {
        return " WHERE " + column + "::text = '" + id + "'";
    }

    private static IdempotencyKey key(Note note) {
        return IdempotencyKey.required("test", note.id.toString());
    }

    private static <T> Uni<T> onContext(Context context, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter ->
                        context.runOnContext(() -> work.get().subscribe().with(emitter::complete, emitter::fail)));
    }
}
