package io.dangol.kit.job;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.job.JobView.Progress;
import io.dangol.kit.job.JobView.Result;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.time.PublicId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL of jobs from the side of those who watch them.
@ApplicationScoped
class JobRepository {
    private static final String VISIBLE =
            "SELECT * FROM job WHERE state <> 'preparing' AND ($1::text IS NULL OR created_by = $1) ";
    private static final String FIND = VISIBLE + "AND id = $2";
    private static final String FIND_FOR_UPDATE = FIND + " FOR UPDATE";
    private static final String LIST = VISIBLE + "AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3";
    private static final String CANCEL =
            "UPDATE job SET state = 'cancelled', finished_at = $2, touched_at = $2 WHERE id = $1 RETURNING *";
    private static final String ERRORS = """
            SELECT line, code, field, message FROM job_error
            WHERE job_id = $1 AND ($2::bigint IS NULL OR line > $2) ORDER BY line LIMIT $3
            """;

    private final JobsPath paths;

    JobRepository(JobsPath paths) {
        this.paths = paths;
    }

    /// @param createdBy whose job it must be; null for anybody's
    Uni<Optional<JobView>> find(SqlConnection connection, UUID id, @Nullable String createdBy) {
        return connection.preparedQuery(FIND).execute(Tuple.of(createdBy, id)).map(this::first);
    }

    Uni<Optional<JobView>> findForUpdate(SqlConnection transaction, UUID id, @Nullable String createdBy) {
        return transaction
                .preparedQuery(FIND_FOR_UPDATE)
                .execute(Tuple.of(createdBy, id))
                .map(this::first);
    }

    /// The newest first.
    Uni<List<JobView>> list(SqlConnection connection, PageRequest page, @Nullable String createdBy) {
        return page.rows(
                        connection,
                        LIST,
                        part -> Tuple.of(createdBy, part.afterId().orElse(null), part.rowsWanted()))
                .map(rows -> Rows.list(rows, this::view));
    }

    Uni<JobView> cancel(SqlConnection transaction, UUID id, Instant now) {
        return transaction
                .preparedQuery(CANCEL)
                .execute(Tuple.of(id, Times.utc(now)))
                .map(rows -> view(Rows.only(rows)));
    }

    /// In the order of the lines.
    Uni<List<LineError>> errors(SqlConnection connection, UUID id, PageRequest page) {
        return page.rows(
                        connection,
                        ERRORS,
                        part -> Tuple.of(id, part.afterNumber().orElse(null), part.rowsWanted()))
                .map(rows -> Rows.list(
                        rows,
                        row -> new LineError(
                                row.getLong("line"),
                                row.getString("code"),
                                row.getString("field"),
                                row.getString("message"))));
    }

    String path(UUID id) {
        return paths.of(id);
    }

    JobView view(Row row) {
        UUID id = row.getUUID("id");
        return new JobView(
                PublicId.format(JobView.ID_PREFIX, id),
                row.getString("kind"),
                JobState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("dry_run"),
                new Progress(row.getLong("done"), row.getLong("total")),
                result(row),
                paths.of(id) + "/errors",
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "started_at"),
                Times.instantOrNull(row, "finished_at"));
    }

    /// The records that were updated are those that are done and nothing else.
    private static Result result(Row row) {
        long created = row.getLong("created");
        long unchanged = row.getLong("unchanged");
        long rejected = row.getLong("rejected");
        long updated = row.getLong("done") - created - unchanged - rejected;
        return new Result(created, updated == 0 ? null : updated, unchanged, rejected);
    }

    private Optional<JobView> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(view(Rows.only(rows)));
    }
}
