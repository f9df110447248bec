package io.dangol.feedback.voice;

import io.dangol.feedback.base.customer.IdentityName;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.voice.Feedback.Recorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Records feedback, many at a time, each reference once.
public interface FeedbackRecorder {
    /// Prepares a submission before its transaction starts.
    PreparedFeedback prepare(Submission submission, Instant receivedAt);

    /// Records one piece of feedback in the caller's transaction.
    Uni<Recorded> record(SqlConnection transaction, PreparedFeedback feedback, Differing differing);

    /// Records feedback in the caller's transaction.
    ///
    /// @param differing what becomes of other content under a reference that is recorded already
    /// @return what became of each, in the same order
    Uni<List<Recorded>> record(SqlConnection transaction, List<PreparedFeedback> feedback, Differing differing);

    /// Finds the customers who are named in feedback, for callers who query something else at the same time.
    Uni<Map<IdentityName, CustomerId>> customers(SqlConnection transaction, List<PreparedFeedback> feedback);

    /// Records feedback in the caller's transaction.
    ///
    /// @param known what [#customers] found for this feedback, and maybe for more, in this transaction
    /// @param differing what becomes of other content under a reference that is recorded already
    /// @return what became of each, in the same order
    Uni<List<Recorded>> record(
            SqlConnection transaction,
            List<PreparedFeedback> feedback,
            Map<IdentityName, CustomerId> known,
            Differing differing);
}
