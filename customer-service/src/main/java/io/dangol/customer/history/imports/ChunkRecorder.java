package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.NewPurchase;
import io.dangol.customer.history.purchase.PurchaseOutcome;
import io.dangol.customer.history.purchase.PurchaseRecorder;
import io.dangol.kit.imports.Parsed;
import io.dangol.kit.job.Lease;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Records the purchases of one chunk of an import, with their customers and events, or only rehearses that.
@ApplicationScoped
class ChunkRecorder {
    private final PurchaseRecorder recorder;
    private final Rehearsal rehearsal;
    private final Clock clock;

    ChunkRecorder(PurchaseRecorder recorder, Rehearsal rehearsal, Clock clock) {
        this.recorder = recorder;
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /// @return what came of each record
    Uni<Tally> record(SqlConnection transaction, Lease lease, List<Parsed<NewPurchase>> records) {
        List<NewPurchase> purchases = new ArrayList<>(records.size());
        for (Parsed<NewPurchase> record : records) {
            if (record instanceof Parsed.Good<NewPurchase> good) {
                purchases.add(good.content());
            }
        }
        Uni<List<PurchaseOutcome>> outcomes = lease.dryRun()
                ? rehearsal.record(transaction, lease.jobId(), purchases, clock.instant())
                : recorder.record(transaction, purchases, clock.instant());
        return outcomes.map(results -> tally(records, results));
    }

    private static Tally tally(List<Parsed<NewPurchase>> records, List<PurchaseOutcome> outcomes) {
        long created = 0;
        long unchanged = 0;
        int place = 0;
        List<LineError> errors = new ArrayList<>();
        for (Parsed<NewPurchase> record : records) {
            switch (record) {
                case Parsed.Bad<NewPurchase> bad -> errors.add(bad.error());
                case Parsed.Good<NewPurchase> good -> {
                    switch (outcomes.get(place++)) {
                        case PurchaseOutcome.Created result -> created++;
                        case PurchaseOutcome.Unchanged result -> unchanged++;
                        case PurchaseOutcome.Differs result ->
                            errors.add(new LineError(
                                    good.line(),
                                    "purchase-differs",
                                    null,
                                    "must not differ from the purchase that is recorded under this order id; record a"
                                            + " change of it as a return"));
                        case PurchaseOutcome.UnknownCustomer result ->
                            errors.add(new LineError(
                                    good.line(),
                                    "unknown-customer",
                                    "customer.id",
                                    "must be the id of an existing customer, and nobody has this one; register the"
                                            + " customer first, or send externalId"));
                    }
                }
            }
        }
        return new Tally(created, unchanged, errors);
    }
}
