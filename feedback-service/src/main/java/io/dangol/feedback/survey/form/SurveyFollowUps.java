package io.dangol.feedback.survey.form;

import io.dangol.kit.transaction.InTurn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// All that follows from a change of a survey, one after the other.
@ApplicationScoped
class SurveyFollowUps {
    private final List<SurveyFollowUp> followUps;

    SurveyFollowUps(@All List<SurveyFollowUp> followUps) {
        this.followUps = followUps;
    }

    Uni<Void> changed(SqlConnection transaction, SurveySnapshot survey) {
        return InTurn.forEach(followUps, followUp -> followUp.changed(transaction, survey));
    }
}
