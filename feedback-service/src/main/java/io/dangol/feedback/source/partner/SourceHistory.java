package io.dangol.feedback.source.partner;

import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.db.Times;
import io.dangol.kit.republish.EventHistory;
import io.dangol.kit.republish.HistoryQuery;
import io.dangol.kit.republish.HistoryQuery.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells again which sources were registered.
@ApplicationScoped
class SourceHistory implements EventHistory {
    private static final HistoryQuery SOURCES = HistoryQuery.of(new Part(
            "id, name, created_at",
            "source",
            "announced",
            "id",
            "'00000000-0000-0000-0000-000000000000'::uuid",
            "created_at"));

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return SOURCES.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return SOURCES.read(connection, stretch, SourceHistory::event);
    }

    private static SourceRegistered event(Row row) {
        return SourceRegistered.of(
                new SourceId(row.getUUID("id")), row.getString("name"), Times.instant(row, "created_at"));
    }
}
