package io.dangol.feedback.survey.form;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// What a capability does when a survey has changed: all of it in the one transaction.
public interface SurveyFollowUp {
    /// @param survey as it is from now on
    Uni<Void> changed(SqlConnection transaction, SurveySnapshot survey);
}
