package io.dangol.feedback.intake.quarantine;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.feedback.intake.delivery.UnstorableContent;
import io.dangol.feedback.source.KnownSources;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Replays what of a source waits in the quarantine, a stretch a call: the caller goes on where the answer says.
/// A stretch is one transaction, each delivery a savepoint in it, and one body is in memory at a time.
@ApplicationScoped
class SourceReplayService {
    private final Idempotency idempotency;
    private final QuarantineRepository quarantine;
    private final QuarantineReplay replay;
    private final KnownSources sources;

    SourceReplayService(
            Idempotency idempotency, QuarantineRepository quarantine, QuarantineReplay replay, KnownSources sources) {
        this.idempotency = idempotency;
        this.quarantine = quarantine;
        this.replay = replay;
        this.sources = sources;
    }

    Uni<Reply> replayAll(SourceId sourceId, @Nullable ReplayAll request, String by, IdempotencyKey key) {
        int limit = ReplayAll.limitOf(request);
        UUID after = request == null || request.after() == null
                ? null
                : IdKind.QUARANTINED.inQuery("after", request.after());
        return idempotency.once(
                key,
                "replay-source " + sourceId.value(),
                request == null ? "" : request,
                transaction -> sources.known(transaction, sourceId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .chain(() -> quarantine.waiting(transaction, sourceId, after, limit + 1))
                        .flatMap(waiting -> replay(transaction, waiting, limit, by))
                        .map(report -> Reply.ok(null, report)));
    }

    private Uni<ReplayReport> replay(SqlConnection transaction, List<UUID> waiting, int limit, String by) {
        List<UUID> stretch = waiting.subList(0, Math.min(limit, waiting.size()));
        List<String> stillWaiting = new ArrayList<>();
        Uni<Void> work = Uni.createFrom().voidItem();
        for (UUID id : stretch) {
            work = work.chain(() -> attempt(transaction, id, by))
                    .invoke(recorded -> {
                        if (!recorded) {
                            stillWaiting.add(IdKind.QUARANTINED.format(id));
                        }
                    })
                    .replaceWithVoid();
        }
        return work.map(done -> new ReplayReport(
                stretch.size() - stillWaiting.size(),
                List.copyOf(stillWaiting),
                waiting.size() > limit ? IdKind.QUARANTINED.format(stretch.getLast()) : null));
    }

    /// @return false where it cannot be recorded, and waits on
    private Uni<Boolean> attempt(SqlConnection transaction, UUID id, String by) {
        return transaction
                .query("SAVEPOINT attempt")
                .execute()
                .chain(() -> replay.replay(transaction, id, null, by))
                .chain(() -> transaction.query("RELEASE SAVEPOINT attempt").execute())
                .replaceWith(true)
                .onFailure(SourceReplayService::isOfTheDelivery)
                .recoverWithUni(() -> transaction
                        .query("ROLLBACK TO SAVEPOINT attempt")
                        .execute()
                        .replaceWith(false));
    }

    /// It is not understood, is handled by somebody else by now, or the database will not have its content.
    private static boolean isOfTheDelivery(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> true;
            case PgException refused -> UnstorableContent.isCauseOf(refused);
            case Throwable other -> false;
        };
    }
}
