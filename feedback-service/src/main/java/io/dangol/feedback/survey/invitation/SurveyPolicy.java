package io.dangol.feedback.survey.invitation;

import io.dangol.kit.entities.JsonColumn;
import io.dangol.kit.entities.VersionedEntity;
import io.dangol.kit.problem.CommonProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcType;

/// How often anybody is asked at most. There is one, which the database comes with.
@Entity
class SurveyPolicy implements VersionedEntity {
    /// The id of the only one.
    static final Boolean SINGLE = true;

    private static final Duration WITHIN_LEAST = Duration.ofHours(1);
    private static final Duration WITHIN_MOST = Duration.ofDays(1_100);

    @Id
    private Boolean single = SINGLE;

    @Version
    private int version = 1;

    @JdbcType(JsonColumn.class)
    private List<FatigueLimit> limits;

    private Instant changedAt;
    private String changedBy;

    SurveyPolicy() {}

    SurveyPolicy(List<FatigueLimit> limits, String changedBy, Instant changedAt) {
        this.limits = limits;
        this.changedBy = changedBy;
        this.changedAt = changedAt;
    }

    @Override
    public int version() {
        return version;
    }

    PolicyForm form() {
        return new PolicyForm(limits);
    }

    PolicyView view() {
        return new PolicyView(limits, version, changedAt, changedBy);
    }

    /// Puts other limits in place of all there are.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 for a limit within less than an hour or more than 1,100 days
    void change(PolicyForm form, String caller, Instant now) {
        check(form.limits());
        if (!form.limits().equals(limits)) {
            limits = form.limits();
            changedBy = caller;
            changedAt = now;
        }
    }

    private static void check(List<FatigueLimit> limits) {
        for (int index = 0; index < limits.size(); index++) {
            Duration within = limits.get(index).within();
            if (within.compareTo(WITHIN_LEAST) < 0 || within.compareTo(WITHIN_MOST) > 0) {
                throw CommonProblem.invalid("limits[" + index + "].within", "must be 1 hour to 1,100 days");
            }
        }
    }
}
