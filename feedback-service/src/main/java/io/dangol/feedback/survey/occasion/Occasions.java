package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.invitation.SurveyMetrics;
import io.dangol.feedback.survey.invitation.SurveyTimes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps what will make surveys ask.
@ApplicationScoped
class Occasions {
    private final OccasionRepository repository;
    private final SurveyTimes times;
    private final SurveyMetrics metrics;

    Occasions(OccasionRepository repository, SurveyTimes times, SurveyMetrics metrics) {
        this.repository = repository;
        this.times = times;
        this.metrics = metrics;
    }

    /// Whether a survey asks somebody, as far as its share goes; who is not asked is counted.
    boolean isSampled(SurveySnapshot survey, Addressee to) {
        boolean asked = Sampling.isAsked(survey, to);
        if (!asked) {
            metrics.count("not_sampled", "share");
        }
        return asked;
    }

    /// @return how many were added, or were assumed and are told now
    Uni<Integer> add(SqlConnection transaction, List<Occasion> occasions) {
        if (occasions.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return repository
                .add(transaction, List.copyOf(distinct(occasions)))
                .invoke(() -> occasions.stream()
                        .map(Occasion::dueAt)
                        .min(Instant::compareTo)
                        .ifPresent(times::written));
    }

    private static Collection<Occasion> distinct(List<Occasion> occasions) {
        Map<OccasionRepository.Key, Occasion> distinct = new LinkedHashMap<>();
        occasions.forEach(occasion ->
                distinct.putIfAbsent(new OccasionRepository.Key(occasion.surveyId(), occasion.cause()), occasion));
        return distinct.values();
    }
}
