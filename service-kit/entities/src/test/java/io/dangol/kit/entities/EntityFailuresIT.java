package io.dangol.kit.entities;

import static io.dangol.kit.entities.Notes.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.web.EntityTag;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.LivePool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What callers learn when a session fails, and what is run again.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntityFailuresIT {
    private static final int CONNECTIONS_MOST = 20;
    private static final int ATTEMPTS_MOST = 3;

    @Inject
    Notes notes;

    @Inject
    Ids ids;

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    /// Takes all connections at once, so one that is lost fails the test that lost it.
    @AfterEach
    void noConnectionIsLeftBehind() {
        LivePool.await(pool, connectionsMost);
    }

    @Test
    void aStaleVersionIsRunAgain() {
        Note note = notes.add();
        AtomicInteger attempts = new AtomicInteger();

        Note changed = await(notes.in(session -> Entities.require(session, Note.class, note.id)
                .call(() -> attempts.incrementAndGet() == 1
                        ? send(note.id)
                        : Uni.createFrom().voidItem())
                .invoke(found -> found.title += "!")));

        assertThat(attempts).hasValue(2);
        assertThat(changed.version).isEqualTo(3);
        assertThat(changed.state).isEqualTo(Note.State.SENT);
    }

    @Test
    void aVersionThatIsStaleEachTimeFails() {
        Note note = notes.add();
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> await(notes.in(session -> Entities.require(session, Note.class, note.id)
                        .call(() -> retitle(note.id, "attempt " + attempts.incrementAndGet() + " " + note.id))
                        .invoke(found -> found.state = Note.State.SENT))))
                .isInstanceOfSatisfying(
                        PgException.class,
                        stale -> assertThat(stale.getSqlState()).isEqualTo("40001"));
        assertThat(attempts).hasValue(ATTEMPTS_MOST);
    }

    /// Hibernate Reactive does not see it where rows are written as a batch.
    @Test
    void aStaleVersionBehindAnotherRowIsRunAgain() {
        Note one = notes.add();
        Note other = notes.add();
        AtomicInteger attempts = new AtomicInteger();

        await(notes.in(session -> session.find(Note.class, one.id, other.id)
                .call(() -> attempts.incrementAndGet() == 1
                        ? send(other.id)
                        : Uni.createFrom().voidItem())
                .invoke(both -> both.forEach(found -> found.title += "!"))));

        assertThat(attempts).hasValue(2);
        assertThat(notes.get(one.id).version).isEqualTo(2);
        assertThat(notes.get(other.id).version).isEqualTo(3);
    }

    /// A version that was only read, and has to be the present one still.
    @Test
    void aStaleVersionThatWasOnlyReadIsRunAgain() {
        Note note = notes.add();
        AtomicInteger attempts = new AtomicInteger();

        await(notes.in(session -> session.find(Note.class, note.id, LockMode.OPTIMISTIC)
                .call(() -> attempts.incrementAndGet() == 1
                        ? send(note.id)
                        : Uni.createFrom().voidItem())));

        assertThat(attempts).hasValue(2);
    }

    @Test
    void aVersionThatBecomesStaleIsRefusedToACallerWhoSawIt() {
        Note note = notes.add();
        AtomicInteger attempts = new AtomicInteger();

        assertRefused(
                CommonProblem.PRECONDITION_FAILED,
                () -> await(notes.in(session -> Entities.require(session, Note.class, note.id)
                        .invoke(found -> EntityTag.requireMatch("\"1\"", found.version()))
                        .call(() -> attempts.incrementAndGet() == 1
                                ? send(note.id)
                                : Uni.createFrom().voidItem())
                        .invoke(found -> found.title += "!"))));

        assertThat(attempts).hasValue(1);
        assertThat(notes.get(note.id).title).isEqualTo(note.title);
    }

    @ParameterizedTest
    @CsvSource({"'\"7\"', PRECONDITION_FAILED", ", PRECONDITION_REQUIRED", "7, VALIDATION_FAILED"})
    void aChangeNamesTheVersionThatTheCallerSaw(String ifMatch, CommonProblem problem) {
        Note note = notes.add();

        assertRefused(problem, () -> await(notes.change(note.id, ifMatch, found -> found.title += "!")));

        assertThat(notes.get(note.id).version).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*", "\"4\", \"1\""})
    void aChangeIsMadeToTheVersionThatTheCallerSaw(String ifMatch) {
        Note note = notes.add();

        await(notes.change(note.id, ifMatch, found -> found.title += "!"));

        assertThat(notes.get(note.id).title).isEqualTo(note.title + "!");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        UUID nobody = ids.next();

        assertRefused(CommonProblem.NOT_FOUND, () -> notes.get(nobody));
        assertRefused(CommonProblem.NOT_FOUND, () -> await(notes.change(nobody, null, found -> {})));
    }

    /// More than would succeed by being run again.
    @Test
    void changesOfOneEntityAtOnceWaitForEachOther() {
        Note note = notes.add();
        int writers = 2 * ATTEMPTS_MOST;

        await(Uni.join()
                .all(Stream.generate(() -> notes.change(note.id, "*", found -> found.title += "!"))
                        .limit(writers)
                        .toList())
                .andFailFast());

        assertThat(notes.get(note.id).title).isEqualTo(note.title + "!".repeat(writers));
    }

    @ParameterizedTest
    @CsvSource({"true, 23505, note_title_once", "false, 23P01, note_place_once"})
    void aViolationNamesItsConstraint(boolean sameTitle, String state, String constraint) {
        Note other = notes.fresh();
        other.place = other.id.hashCode();
        await(notes.in(session -> session.persist(other)));
        Note note = notes.fresh();
        if (sameTitle) {
            note.title = other.title;
        } else {
            note.place = other.place;
        }

        assertThatThrownBy(() -> await(notes.in(session -> session.persist(note))))
                .isInstanceOfSatisfying(PgException.class, refused -> {
                    assertThat(refused.getSqlState()).isEqualTo(state);
                    assertThat(refused.getConstraint()).isEqualTo(constraint);
                    assertThat(Entities.isViolation(refused, constraint)).isTrue();
                    assertThat(Entities.isViolation(refused, "another")).isFalse();
                });
    }

    @Test
    void aDeadlockIsRunAgain() {
        UUID one = notes.add().id;
        UUID other = notes.add().id;
        Meeting meeting = new Meeting(2);
        AtomicInteger attempts = new AtomicInteger();

        await(Uni.join()
                .all(lockBoth(one, other, meeting, attempts), lockBoth(other, one, meeting, attempts))
                .andFailFast());

        assertThat(attempts).hasValue(3);
        assertThat(notes.get(one).version).isEqualTo(3);
        assertThat(notes.get(other).version).isEqualTo(3);
    }

    private Uni<Note> lockBoth(UUID first, UUID second, Meeting meeting, AtomicInteger attempts) {
        return notes.in(session -> Entities.lock(session, Note.class, first, "*")
                .invoke(found -> found.title += "!")
                .call(() -> attempts.incrementAndGet() <= 2
                        ? meeting.arrive()
                        : Uni.createFrom().voidItem())
                .chain(() -> Entities.lock(session, Note.class, second, "*"))
                .invoke(found -> found.title += "!"));
    }

    @Test
    void aConnectionThatEndsUnderItIsUnavailable() {
        assertRefused(
                CommonProblem.SERVICE_UNAVAILABLE,
                () -> await(notes.in(session -> session.createNativeQuery(
                                "SELECT pg_terminate_backend(pg_backend_pid())::text", String.class)
                        .getSingleResult())));
    }

    enum Throwing {
        BEFORE_THERE_IS_A_UNI {
            @Override
            Uni<Note> work(Mutiny.Session session) {
                throw new IllegalStateException("thrown");
            }
        },
        INSTEAD_OF_A_UNI {
            @Override
            Uni<Note> work(Mutiny.Session session) {
                return session.find(Note.class, UUID.randomUUID()).chain(() -> {
                    throw new IllegalStateException("thrown");
                });
            }
        };

        abstract Uni<Note> work(Mutiny.Session session);
    }

    /// More often than the pool has connections, so that one lost each time would leave none.
    @ParameterizedTest
    @EnumSource
    void workThatThrowsGivesItsConnectionBack(Throwing throwing) {
        for (int time = 0; time < CONNECTIONS_MOST; time++) {
            assertThatThrownBy(() -> await(notes.in(throwing::work))).hasMessage("thrown");
        }
        assertThat(notes.get(notes.add().id)).isNotNull();
    }

    @Test
    void aMarkInsteadOfAFailureIsRefused() {
        Note note = notes.fresh();

        assertThatThrownBy(() -> await(notes.in(session -> session.persist(note)
                        .invoke(() -> session.currentTransaction().markForRollback()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("let the work fail");

        assertRefused(CommonProblem.NOT_FOUND, () -> notes.get(note.id));
    }

    private Uni<Note> send(UUID id) {
        return notes.in(
                session -> Entities.require(session, Note.class, id).invoke(found -> found.state = Note.State.SENT));
    }

    private Uni<Note> retitle(UUID id, String title) {
        return notes.in(session -> Entities.require(session, Note.class, id).invoke(found -> found.title = title));
    }

    private static void assertRefused(CommonProblem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }
}
