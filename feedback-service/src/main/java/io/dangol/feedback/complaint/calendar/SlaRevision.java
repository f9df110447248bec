package io.dangol.feedback.complaint.calendar;

import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/// How often calendars and policies have changed. Batches of clocks compare it with the revision that they were
/// looked at under, and whoever changes a calendar or a policy holds it, so that versions follow each other.
@ApplicationScoped
public class SlaRevision {
    private static final String READ = "SELECT revision FROM sla_revision";
    private static final String HOLD = "SELECT FROM sla_revision FOR UPDATE";
    private static final String COUNT_UP = "UPDATE sla_revision SET revision = revision + 1";

    /// The present revision.
    public Uni<Integer> read(SqlConnection connection) {
        return connection
                .preparedQuery(READ)
                .execute()
                .map(rows -> Rows.only(rows).getInteger("revision"));
    }

    /// Keeps calendars and policies from being changed by others until the end of the transaction.
    public Uni<Void> hold(SqlConnection transaction) {
        return transaction.query(HOLD).execute().replaceWithVoid();
    }

    /// Has every open clock looked at again.
    public Uni<Void> countUp(SqlConnection transaction) {
        return transaction.query(COUNT_UP).execute().replaceWithVoid();
    }
}
