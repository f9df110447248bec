package io.dangol.feedback.survey.form;

import io.dangol.feedback.base.query.VersionPlace;
import io.dangol.kit.entities.Entities;
import io.dangol.kit.entities.PagedQuery;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Stores surveys and the versions of what they say.
@ApplicationScoped
class SurveyRepository {
    private static final String WORDED = """
            from Survey survey join SurveyWording wording
                on wording.id.surveyId = survey.id and wording.id.version = survey.wordingVersion
            """;

    private final SurveyReader reader;

    SurveyRepository(SurveyReader reader) {
        this.reader = reader;
    }

    Uni<List<WordedSurvey>> list(Mutiny.Session session, @Nullable SurveyState state, PageRequest page) {
        return new PagedQuery<>(Object[].class, "select survey, wording", WORDED)
                .where("survey.state = ?", state)
                .rows(session, page, "survey.id < ?", page.afterId(), "survey.id desc")
                .map(rows -> rows.stream()
                        .map(row -> new WordedSurvey((Survey) row[0], (SurveyWording) row[1]))
                        .toList());
    }

    /// @throws io.dangol.kit.problem.Refusal 404 if there is none, as the failure
    Uni<WordedSurvey> find(Mutiny.Session session, UUID id) {
        return Entities.require(session, Survey.class, id).flatMap(survey -> withWording(session, survey));
    }

    /// Locks a survey for a change.
    ///
    /// @throws io.dangol.kit.problem.Refusal see [Entities#lock]
    Uni<WordedSurvey> lock(Mutiny.Session session, UUID id, @Nullable String ifMatch) {
        return Entities.lock(session, Survey.class, id, ifMatch).flatMap(survey -> withWording(session, survey));
    }

    Uni<Long> count(Mutiny.Session session) {
        return session.createQuery("select count(*) from Survey", Long.class).getSingleResult();
    }

    /// The versions of what a survey says, the newest first.
    Uni<List<SurveyWording>> versions(Mutiny.Session session, UUID id, PageRequest page) {
        return new PagedQuery<>(SurveyWording.class, "select wording", "from SurveyWording wording")
                .where("wording.id.surveyId = ?", id)
                .rows(session, page, "wording.id.version < ?", VersionPlace.of(page), "wording.id.version desc");
    }

    /// Which kind every question has that there ever was in the survey, by its id.
    Uni<Map<String, QuestionKind>> questionKinds(SqlConnection transaction, UUID id) {
        return reader.questionKinds(transaction, id);
    }

    private static Uni<WordedSurvey> withWording(Mutiny.Session session, Survey survey) {
        return Entities.require(session, SurveyWording.class, survey.presentWording())
                .map(wording -> new WordedSurvey(survey, wording));
    }
}
