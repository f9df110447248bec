package io.dangol.loyalty.programme.settings;

import io.dangol.loyalty.programme.ProgrammeSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// What the programme allowed in one of its versions; it never changes.
@Entity
@Immutable
class ProgrammeVersion {
    @Id
    private Integer version;

    private Terms terms;
    private Instant changedAt;

    @Column
    private String changedBy;

    ProgrammeVersion() {}

    /// @param version from 1; each is one more than the last
    ProgrammeVersion(int version, Terms terms, String changedBy, Instant changedAt) {
        this.version = version;
        this.terms = terms;
        this.changedBy = changedBy;
        this.changedAt = changedAt;
    }

    ProgrammeSettings settings() {
        return terms.settings(version, changedAt);
    }
}
