package io.dangol.feedback.understanding.theme;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.understanding.theme.PlantedFeedback.Said;
import io.dangol.text.terms.Term;
import io.dangol.text.terms.TermKeys;
import io.dangol.text.terms.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatRisesAndFallsIsFoundAndNothingElse(long seed) {
        List<Theme> themes = themes(PlantedFeedback.of(seed, 20));

        assertThat(labels(themes, Trend.RISING))
                .isNotEmpty()
                .anyMatch(label -> label.contains("앱"))
                .anyMatch(label -> label.contains("checkout page"))
                .allMatch(label -> label.matches(".*(앱|튕|업데이트|결제|checkout|page|fr[eo]+z).*"));
        assertThat(labels(themes, Trend.FALLING))
                .isNotEmpty()
                .anyMatch(label -> label.contains("쿠폰"))
                .anyMatch(label -> label.contains("promo code"))
                .allMatch(label -> label.matches(".*(쿠폰|적용|promo|code|rejected).*"));
        assertThat(labels(themes, Trend.STEADY)).anyMatch(label -> label.contains("포장"));
    }

    /// Twenty times: by the rate that is promised, one of them may have something by chance.
    @Test
    void feedbackThatOnlyGrowsHasHardlyEverAThemeThatChanges() {
        int flagged = 0;
        for (long seed = 1; seed <= 20; seed++) {
            flagged += themes(PlantedFeedback.thatGrows(seed, 15, 30)).stream()
                            .anyMatch(theme -> theme.finding().trend() != Trend.STEADY)
                    ? 1
                    : 0;
        }

        assertThat(flagged).isLessThanOrEqualTo(1);
    }

    @Test
    void aCustomerWhoShoutsIsNoTheme() {
        List<Said> said = PlantedFeedback.of(7, 20);
        for (int time = 0; time < 300; time++) {
            said.add(new Said(1 + time % 28, "c-loud", "환불사기 조심하세요 " + time));
        }

        List<Theme> themes = themes(said);

        assertThat(themes).extracting(Theme::label).noneMatch(label -> label.contains("환불사기"));
    }

    @Test
    void whatFewerThanFiveCustomersSayIsNoTheme() {
        List<Said> said = new ArrayList<>();
        for (int customer = 0; customer < 4; customer++) {
            said.add(new Said(3, "c-" + customer, "김철수 상담원 불친절"));
        }
        assertThat(themes(said)).isEmpty();

        said.add(new Said(40, "c-9", "김철수 상담원 불친절"));
        assertThat(themes(said)).extracting(Theme::label).containsExactly("김철수 상담원 불친절");
    }

    @Test
    void aPhraseAbsorbsItsWordsWhereTheyAreNotSaidAlone() {
        List<Said> said = new ArrayList<>();
        for (int customer = 0; customer < 40; customer++) {
            said.add(new Said(1 + customer % 28, "a-" + customer, "배송 지연"));
            said.add(new Said(1 + customer % 56, "b-" + customer, "포장 파손"));
            said.add(new Said(1 + customer % 56, "c-" + customer, "포장"));
        }

        List<Theme> themes = themes(said);

        assertThat(themes).extracting(Theme::label).contains("배송 지연", "포장").doesNotContain("배송", "지연", "파손");
        Theme delay = themes.stream()
                .filter(theme -> theme.label().equals("배송 지연"))
                .findFirst()
                .orElseThrow();
        assertThat(delay.related()).containsExactlyInAnyOrder("배송", "지연");
    }

    @Test
    void theCountsAreOfCustomersAndOfFeedback() {
        List<Said> said = new ArrayList<>();
        for (int customer = 0; customer < 6; customer++) {
            said.add(new Said(3, "c-" + customer, "배송 지연"));
            said.add(new Said(4, "c-" + customer, "배송 지연"));
            said.add(new Said(40, "c-" + customer, "배송 지연"));
        }

        Analysis analysis = Analysis.of(readings(said));

        assertThat(analysis.all().said()).isEqualTo(new Pair(6, 6));
        assertThat(analysis.findings()).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.tally().said()).isEqualTo(new Pair(6, 6));
            assertThat(finding.tally().speakers()).isEqualTo(6);
            assertThat(finding.tally().occasions()).isEqualTo(new Pair(12, 6));
            assertThat(finding.tally().feedback()).isEqualTo(12);
        });
    }

    @Test
    void aTopicRisesAmongFewCustomersWhoHaveMuchToSay() {
        List<Said> said = new ArrayList<>();
        PlantedFeedback.of(3, 40)
                .forEach(one -> said.add(new Said(
                        one.daysAgo(), "c-" + Math.floorMod(one.customer().hashCode(), 60), one.text())));

        List<Theme> themes = themes(said);

        assertThat(labels(themes, Trend.RISING)).anyMatch(label -> label.contains("checkout page"));
        assertThat(labels(themes, Trend.RISING)).noneMatch(label -> label.contains("포장"));
    }

    @Test
    void noFeedbackIsNoTheme() {
        assertThat(themes(List.of())).isEmpty();
    }

    private static List<String> labels(List<Theme> themes, Trend trend) {
        return themes.stream()
                .filter(theme -> theme.finding().trend() == trend)
                .map(Theme::label)
                .toList();
    }

    private static List<Theme> themes(List<Said> said) {
        Analysis analysis = Analysis.of(readings(said));
        List<Finding> shortlist = Shortlist.of(analysis.findings());
        Labels labels = Labels.of(said.stream().map(Said::text).toList(), shortlist);
        return Folding.fold(labels.name(shortlist), analysis.readings());
    }

    private static List<Reading> readings(List<Said> said) {
        TermKeys keys = new TermKeys();
        List<Reading> readings = new ArrayList<>();
        for (Said one : said) {
            readings.add(new Reading(
                    new UUID(1, readings.size()),
                    one.isNow(),
                    TODAY.minusDays(one.daysAgo()),
                    keys.speaker(one.customer()),
                    0,
                    null,
                    Terms.of(one.text()).stream().mapToLong(Term::key).toArray()));
        }
        return readings;
    }
}
