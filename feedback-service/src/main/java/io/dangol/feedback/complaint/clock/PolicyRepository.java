package io.dangol.feedback.complaint.clock;

import io.dangol.feedback.base.query.VersionPlace;
import io.dangol.feedback.complaint.calendar.SlaRevision;
import io.dangol.kit.entities.Entities;
import io.dangol.kit.entities.PagedQuery;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Stores versions of policies.
@ApplicationScoped
class PolicyRepository {
    private static final String PRESENT = """
            from SlaPolicy policy where policy.key.version = (select max(other.key.version) from SlaPolicy other
                where other.key.priority = policy.key.priority)
            """;

    private final Entities entities;
    private final SlaRevision revision;

    PolicyRepository(Entities entities, SlaRevision revision) {
        this.entities = entities;
        this.revision = revision;
    }

    /// The present version of each; four.
    Uni<List<SlaPolicy>> present(SqlConnection connection) {
        return entities.on(
                connection,
                session -> session.createQuery(PRESENT, SlaPolicy.class).getResultList());
    }

    /// The same, which nobody else changes until the end of the transaction.
    Uni<List<SlaPolicy>> presentForChange(SqlConnection transaction) {
        return revision.hold(transaction).chain(() -> present(transaction));
    }

    /// Versions of a priority, the newest first.
    Uni<List<SlaPolicy>> versions(SqlConnection connection, Priority priority, PageRequest page) {
        return entities.on(
                connection,
                session -> new PagedQuery<>(SlaPolicy.class, "select policy", "from SlaPolicy policy")
                        .where("policy.key.priority = ?", priority.wire())
                        .rows(
                                session,
                                page,
                                "policy.key.version < ?",
                                VersionPlace.of(page),
                                "policy.key.version desc"));
    }

    /// Adds a version, and has every open clock looked at again.
    Uni<Void> add(SqlConnection transaction, SlaPolicy policy) {
        return revision.countUp(transaction).chain(() -> entities.on(transaction, session -> session.persist(policy)));
    }

    /// How often policies and calendars have changed.
    Uni<Integer> revision(SqlConnection connection) {
        return revision.read(connection);
    }
}
