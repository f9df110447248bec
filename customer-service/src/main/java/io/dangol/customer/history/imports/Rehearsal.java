package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.Buyer;
import io.dangol.customer.history.purchase.NewPurchase;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.history.purchase.PurchaseOutcome;
import io.dangol.customer.history.purchase.PurchaseOutcome.Created;
import io.dangol.customer.history.purchase.PurchaseOutcome.Differs;
import io.dangol.customer.history.purchase.PurchaseOutcome.Unchanged;
import io.dangol.customer.history.purchase.PurchaseRecorder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The dry run of an import: its purchases are really recorded, and rolled back, so that it says what the import would
/// say. What earlier chunks would have recorded is remembered beside.
@ApplicationScoped
class Rehearsal {
    private static final String REMEMBER = """
            WITH wanted AS (
                SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::boolean[]) WITH ORDINALITY
                    AS wanted (source, order_id, fingerprint, created, place)
            ), remembered AS (
                INSERT INTO import_rehearsed (job_id, source, order_id, fingerprint)
                SELECT $1, source, order_id, fingerprint FROM wanted WHERE created
                ON CONFLICT DO NOTHING
            )
            SELECT wanted.place, before.fingerprint = wanted.fingerprint AS same
            FROM wanted
            JOIN import_rehearsed AS before
                ON before.job_id = $1 AND before.source = wanted.source AND before.order_id = wanted.order_id
            """;

    private final PurchaseRecorder recorder;

    Rehearsal(PurchaseRecorder recorder) {
        this.recorder = recorder;
    }

    /// What would become of each purchase; nothing becomes of any.
    Uni<List<PurchaseOutcome>> record(SqlConnection transaction, UUID jobId, List<NewPurchase> purchases, Instant now) {
        return transaction
                .query("SAVEPOINT rehearsal")
                .execute()
                .chain(() -> recorder.record(transaction, purchases, now))
                .call(() -> transaction.query("ROLLBACK TO SAVEPOINT rehearsal").execute())
                .flatMap(outcomes -> correct(transaction, jobId, purchases, outcomes));
    }

    /// Corrects the outcomes by what the chunks before would have recorded.
    private static Uni<List<PurchaseOutcome>> correct(
            SqlConnection transaction, UUID jobId, List<NewPurchase> purchases, List<PurchaseOutcome> outcomes) {
        if (purchases.isEmpty()) {
            return Uni.createFrom().item(outcomes);
        }
        return transaction
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(
                        jobId,
                        purchases.stream().map(NewPurchase::source).toArray(String[]::new),
                        purchases.stream().map(NewPurchase::orderId).toArray(String[]::new),
                        purchases.stream().map(Rehearsal::fingerprint).toArray(String[]::new),
                        outcomes.stream().map(Created.class::isInstance).toArray(Boolean[]::new)))
                .map(rows -> {
                    List<PurchaseOutcome> corrected = new ArrayList<>(outcomes);
                    // No purchase is recorded in a dry run, so its outcome cannot name a real one.
                    Unchanged unchanged = new Unchanged(new PurchaseId(jobId));
                    rows.forEach(row -> corrected.set(
                            Math.toIntExact(row.getLong("place")) - 1,
                            row.getBoolean("same") ? unchanged : new Differs()));
                    return corrected;
                });
    }

    /// Of the purchase and its buyer; customers who would be registered have no id yet.
    private static String fingerprint(NewPurchase purchase) {
        String buyer = switch (purchase.buyer()) {
            case Buyer.Known known -> known.id().text();
            case Buyer.Named named -> named.identity().externalId();
        };
        return purchase.fingerprint() + " " + buyer;
    }
}
