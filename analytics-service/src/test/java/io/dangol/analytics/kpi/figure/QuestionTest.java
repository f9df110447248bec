package io.dangol.analytics.kpi.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final Period YEAR = Period.parse("2026-01-01", "2027-01-01");

    @Test
    void ofManyChannelsTheTwoHundredLargestAreShownInTheOrderOfTheirNames() {
        Map<String, Sample> channels = new HashMap<>();
        for (int index = 0; index < 250; index++) {
            channels.put("channel-%03d".formatted(index), counted(index + 1));
        }

        List<KpiGroupView> groups = new Question(new PurchasesKpi(), YEAR, null, null)
                .figure(Map.of("", counted(31_375)), channels)
                .groups();

        assertThat(groups).hasSize(200);
        assertThat(groups.getFirst().channel()).isEqualTo("channel-050");
        assertThat(groups.getLast().channel()).isEqualTo("channel-249");
        assertThat(groups).extracting(KpiGroupView::channel).isSorted();
    }

    @Test
    void aPartThatIsCutShortTakesTheSampleOfItsWeek() {
        KpiSeriesView series = new Question(new PurchasesKpi(), Period.parse("2026-11-18", "2026-11-25"), null, null)
                .series(Granularity.WEEK, Map.of("2026-11-16", counted(3)));

        assertThat(series.items()).extracting(KpiPointView::value).containsExactly("3", "0");
    }

    @Test
    void onlyMoneyIsInACurrency() {
        assertThat(new Question(new RevenueKpi(), YEAR, "USD", null).unit()).isEqualTo("USD");
        assertThat(new Question(new PurchasesKpi(), YEAR, "USD", null).unit()).isEqualTo("purchases");
    }

    private static Sample counted(long n) {
        return new Sample(n, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
    }
}
