package io.dangol.loyalty.posting.expiry;

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

/// Tells again of which points members were told that they expire, as long as that is kept. A notice stands behind the
/// entry that its account had last: the ledger's events stand where their entries do.
@ApplicationScoped
class NoticeHistory implements EventHistory {
    private static final HistoryQuery NOTICES = HistoryQuery.of(new Part(
            """
            notice.account_id, notice.day, notice.points, notice.lots, notice.expires_at, notice.told_at,
            notice.account_version, account.owner
            """, """
            account JOIN expiry_notice AS notice ON notice.account_id = account.id
            CROSS JOIN LATERAL (
                SELECT lpad(to_hex(coalesce((
                    SELECT entry.position FROM ledger_entry AS entry
                    WHERE entry.account_id = account.id AND entry.account_version <= notice.account_version
                    ORDER BY entry.position DESC LIMIT 1), 0)), 16, '0')
                    || lpad(to_hex(notice.day - date '1970-01-01'), 16, '0') AS place) AS behind
            """, "notice.account_version IS NOT NULL", "account.owner", "behind.place::uuid", "notice.told_at"));

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return NOTICES.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return NOTICES.read(connection, stretch, NoticeHistory::event);
    }

    private static PointsExpiring event(Row row) {
        return NoticeRepository.notice(row, row.getLong("account_version"), Times.instant(row, "told_at"));
    }
}
