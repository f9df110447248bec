package io.dangol.feedback.voice;

import io.dangol.feedback.base.customer.IdentityName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records feedback, many at a time, each reference once.
public interface FeedbackRecorder {
    /// Thinks of what was said all that can be thought before there is a transaction.
    Draft draft(Submission submission, Instant receivedAt);

    /// Records one draft in the caller's transaction.
    Uni<Recorded> record(SqlConnection transaction, Draft draft, Differing differing);

    /// Records drafts in the caller's transaction.
    ///
    /// @param differing what becomes of other content under a reference that is recorded already
    /// @return what became of each, in the same order
    Uni<List<Recorded>> record(SqlConnection transaction, List<Draft> drafts, Differing differing);

    /// Who is behind the names in drafts, for those who have something else to ask at the same time.
    Uni<Map<IdentityName, UUID>> customers(SqlConnection transaction, List<Draft> drafts);

    /// Records drafts in the caller's transaction.
    ///
    /// @param known what [#customers] said of these drafts, and maybe others, in this transaction
    /// @param differing what becomes of other content under a reference that is recorded already
    /// @return what became of each, in the same order
    Uni<List<Recorded>> record(
            SqlConnection transaction, List<Draft> drafts, Map<IdentityName, UUID> known, Differing differing);
}
