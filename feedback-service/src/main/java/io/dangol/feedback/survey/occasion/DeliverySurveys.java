package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.survey.form.SurveyFollowUp;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.form.TriggerKind;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/// Whether any survey waits for deliveries: as long as none does, no purchase is read. It is looked up every 5
/// seconds, so that another replica's activation is known within them; until some looks found none, all are read.
@ApplicationScoped
class DeliverySurveys implements SurveyFollowUp {
    /// One look alone may fall between an activation and its commit.
    private static final int LOOKS_ENOUGH = 2;

    private final Transactions transactions;
    private final SurveyReader surveys;
    private final AtomicInteger emptyLooks = new AtomicInteger();

    DeliverySurveys(Transactions transactions, SurveyReader surveys) {
        this.transactions = transactions;
        this.surveys = surveys;
    }

    boolean anyWait() {
        return emptyLooks.get() < LOOKS_ENOUGH;
    }

    @Override
    public Uni<Void> changed(SqlConnection transaction, SurveySnapshot survey) {
        if (survey.isActive() && survey.settings().trigger().kind() == TriggerKind.PURCHASE_DELIVERED) {
            emptyLooks.set(0);
        }
        return Uni.createFrom().voidItem();
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return transactions
                .read(connection -> surveys.active(connection, TriggerKind.PURCHASE_DELIVERED))
                .invoke(active ->
                        emptyLooks.updateAndGet(empty -> active.isEmpty() ? Math.min(empty + 1, LOOKS_ENOUGH) : 0))
                .replaceWithVoid();
    }
}
