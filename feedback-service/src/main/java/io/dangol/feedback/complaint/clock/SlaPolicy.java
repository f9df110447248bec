package io.dangol.feedback.complaint.clock;

import io.dangol.kit.entities.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcType;

/// What is promised to cases of a priority, in one of its versions; a change makes a new version, which applies from
/// then on.
@Entity
@Immutable
class SlaPolicy {
    @EmbeddedId
    private Key key;

    @JdbcType(JsonColumn.class)
    private PolicyForm definition;

    private Instant changedAt;

    @Column
    private String changedBy;

    SlaPolicy() {}

    SlaPolicy(Priority priority, int version, PolicyForm targets, Instant changedAt, String changedBy) {
        this.key = new Key(priority.wire(), version);
        this.definition = targets;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }

    /// @param version from 1; each is one more than the last
    @Embeddable
    record Key(String priority, int version) {}

    Priority priority() {
        return Priority.of(key.priority());
    }

    int version() {
        return key.version();
    }

    PolicyForm targets() {
        return definition;
    }

    Instant changedAt() {
        return changedAt;
    }

    /// The next version; this one if it promises the same.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 for times out of range
    SlaPolicy change(PolicyForm targets, String caller, Instant now) {
        targets.check();
        return targets.equals(definition) ? this : new SlaPolicy(priority(), version() + 1, targets, now, caller);
    }
}
