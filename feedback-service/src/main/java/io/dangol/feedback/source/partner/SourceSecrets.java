package io.dangol.feedback.source.partner;

import io.dangol.feedback.base.id.SecretId;
import io.dangol.feedback.base.id.SourceId;
import io.dangol.kit.idempotency.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// What sources sign with, as far as their making and changing has to do with it.
public interface SourceSecrets {
    /// Insists that a secret or public key that is given for a new source fits how it signs.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400
    void requireFitting(CreateSource wanted);

    /// Gives a new source its first secret: the one that is wanted, or one that is made.
    Uni<SecretId> addFirst(SqlConnection transaction, Source source, CreateSource wanted);

    /// Puts the first secret in the place of its id, in the answer to the making of a source on its way out.
    Uni<Reply> reveal(Reply made);

    /// To be called when a change of the source is committed: its keys are read anew.
    void forget(SourceId sourceId);
}
