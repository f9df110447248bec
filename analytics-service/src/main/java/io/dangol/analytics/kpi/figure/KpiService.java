package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.Completeness;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Answers for key figures.
///
/// How complete they are is looked up before they are read, so that the figure has at least what it claims. All that
/// one answer says is read from one snapshot.
@ApplicationScoped
class KpiService {
    private static final int CHOICES_MOST = 20;
    private static final Pattern CURRENCY_CODE = Pattern.compile("[A-Z]{3}");

    private final KpiCatalogue catalogue;
    private final SampleRepository samples;
    private final Transactions transactions;
    private final Completeness completeness;
    private final String companyCurrency;

    KpiService(
            KpiCatalogue catalogue,
            SampleRepository samples,
            Transactions transactions,
            Completeness completeness,
            @ConfigProperty(name = "dangol.currency") String companyCurrency) {
        this.catalogue = catalogue;
        this.samples = samples;
        this.transactions = transactions;
        this.completeness = completeness;
        this.companyCurrency = companyCurrency;
    }

    /// Every definition, in the order of the ids.
    List<KpiDefinitionView> definitions() {
        return catalogue.all().stream()
                .map(kpi -> KpiDefinitionView.of(kpi.definition()))
                .toList();
    }

    /// @throws Refusal 404 if there is no such key figure
    KpiDefinitionView definition(String id) {
        return KpiDefinitionView.of(catalogue.require(id).definition());
    }

    /// @param currency only this; null for the one that there is, or for all where it is not about money
    /// @throws Refusal 404 if there is no such key figure; 400 if the currency does not fit it, or has to be named
    Uni<KpiFigureView> figure(String id, Period period, @Nullable String currency, boolean byChannel) {
        return answer(
                id,
                period,
                currency,
                (connection, question) -> read(connection, question, Grouping.NONE)
                        .flatMap(whole -> byChannel
                                ? read(connection, question, Grouping.CHANNEL)
                                        .map(parts -> question.figure(whole, parts))
                                : Uni.createFrom().item(question.figure(whole, null))));
    }

    /// @throws Refusal as for [#figure]
    Uni<KpiSeriesView> series(String id, Period period, @Nullable String currency, Granularity granularity) {
        return answer(
                id,
                period,
                currency,
                (connection, question) -> read(connection, question, granularity.grouping())
                        .map(found -> question.series(granularity, found)));
    }

    private Uni<Map<String, Sample>> read(SqlConnection connection, Question question, Grouping grouping) {
        return samples.samples(connection, question.kpi().source(), question.period(), grouping, question.currency());
    }

    private <T> Uni<T> answer(
            String id, Period period, @Nullable String currency, BiFunction<SqlConnection, Question, Uni<T>> answer) {
        Kpi kpi = catalogue.require(id);
        requireFits(kpi, currency);
        return completeness
                .completeTo()
                .flatMap(completeTo -> transactions.snapshot(connection -> currencyOf(connection, kpi, period, currency)
                        .map(chosen -> new Question(kpi, period, chosen.orElse(null), completeTo.orElse(null)))
                        .flatMap(question -> answer.apply(connection, question))));
    }

    private static void requireFits(Kpi kpi, @Nullable String currency) {
        if (currency == null) {
            return;
        }
        if (!CURRENCY_CODE.matcher(currency).matches()) {
            throw CommonProblem.invalid("currency", "must be an ISO 4217 code such as KRW");
        }
        if (!kpi.definition().has(KpiDefinition.CURRENCY)) {
            throw CommonProblem.invalid("currency", "does not divide this figure");
        }
    }

    /// The currency to filter by; for money always one.
    private Uni<Optional<String>> currencyOf(SqlConnection connection, Kpi kpi, Period period, @Nullable String asked) {
        if (asked != null || !kpi.definition().isMoney()) {
            return Uni.createFrom().item(Optional.ofNullable(asked));
        }
        return samples.currencies(connection, kpi.source().soldIn(), period, CHOICES_MOST)
                .map(present -> Optional.of(only(present)));
    }

    private String only(List<String> present) {
        return switch (present.size()) {
            case 0 -> companyCurrency;
            case 1 -> present.getFirst();
            default ->
                throw new Refusal(
                        KpiProblem.CURRENCY_REQUIRED, "ask for one with currency: " + String.join(", ", present));
        };
    }
}
