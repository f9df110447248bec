package io.dangol.loyalty.programme.settings;

import io.dangol.kit.entities.VersionedEntity;
import io.dangol.loyalty.programme.ProgrammeSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/// The programme. There is one, which the database comes with.
@Entity
class Programme implements VersionedEntity {
    /// The id of the only one.
    static final Boolean ONE = true;

    @Id
    private Boolean one = ONE;

    @Version
    private int version = 1;

    private Terms terms;
    private Instant changedAt;

    @Column
    private String changedBy;

    Programme() {}

    Programme(Terms terms, String changedBy, Instant changedAt) {
        this.terms = terms;
        this.changedBy = changedBy;
        this.changedAt = changedAt;
    }

    @Override
    public int version() {
        return version;
    }

    ProgrammeRequest request() {
        return new ProgrammeRequest(
                terms.debtLimit(), terms.adjustmentLimit(), terms.pointsValidDays(), terms.expiringNoticeDays());
    }

    ProgrammeSettings settings() {
        return terms.settings(version, changedAt);
    }

    /// Puts other terms in place of all there are.
    ///
    /// @return the new version, to be kept for good; empty if nothing changes
    Optional<ProgrammeVersion> change(Terms next, String caller, Instant now) {
        if (next.equals(terms)) {
            return Optional.empty();
        }
        terms = next;
        changedBy = caller;
        changedAt = now;
        return Optional.of(new ProgrammeVersion(version + 1, terms, caller, now));
    }
}
