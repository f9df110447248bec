package io.dangol.feedback.survey.result;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.result.ResultRepository.Counts;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what came of a survey; all of it as of one moment.
@ApplicationScoped
class ResultService {
    private static final int GROUPS_MOST = 200;
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final Transactions transactions;
    private final SurveyReader surveys;
    private final ResultRepository results;
    private final ZoneId zone;

    ResultService(Transactions transactions, SurveyReader surveys, ResultRepository results, ZoneId zone) {
        this.transactions = transactions;
        this.surveys = surveys;
        this.results = results;
        this.zone = zone;
    }

    /// @param from the first day of issue, or null
    /// @param to the day after the last one, or null
    Uni<ResultView> of(UUID survey, @Nullable LocalDate from, @Nullable LocalDate to, Grouping by) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw CommonProblem.invalid("to", "must be after from");
        }
        return transactions.snapshot(connection -> surveys.find(connection, survey)
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw CommonProblem.notFound();
                    }
                })
                .chain(() ->
                        results.counts(connection, survey, start(from, BEGINNING), start(to, END), by, GROUPS_MOST + 1))
                .flatMap(counts -> groups(connection, survey, from, to, by, counts)));
    }

    private Uni<ResultView> groups(
            SqlConnection connection,
            UUID survey,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Grouping by,
            List<Counts> counts) {
        boolean truncated = counts.size() > GROUPS_MOST;
        List<Counts> shown = truncated ? counts.subList(0, GROUPS_MOST) : counts;
        List<String> names = shown.stream().map(Counts::group).toList();
        return results.answers(connection, survey, start(from, BEGINNING), start(to, END), by, names)
                .flatMap(answers -> surveys.questionKinds(connection, survey)
                        .map(kinds -> new ResultView(
                                IdKind.SURVEY.format(survey),
                                from,
                                to,
                                zone.getId(),
                                by == Grouping.NONE ? null : by.wire(),
                                Results.of(shown, answers, kinds),
                                truncated)));
    }

    private Instant start(@Nullable LocalDate day, Instant otherwise) {
        return day == null ? otherwise : day.atStartOfDay(zone).toInstant();
    }
}
