package io.dangol.loyalty.earning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningRuleTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final EarningRule rule = new EarningRule(new UUID(0, 1), "KRW", NOON);
    private final EarningRuleVersion present = rule.firstVersion(wanted("KRW", "100", 1), "marketer");

    @Test
    void aChangeIsTheNextVersionOfTheSameRule() {
        EarningRuleVersion next = rule.change(wanted("KRW", "10.50", 2), present, "marketer", NOON.plusSeconds(60));

        EarningRuleView view = rule.view(next);
        assertThat(view.id()).isEqualTo(rule.view(present).id());
        assertThat(view.version()).isEqualTo(2);
        assertThat(view.amount()).isEqualTo("10.5");
        assertThat(view.points()).isEqualTo(2);
        assertThat(view.createdAt()).isEqualTo(NOON);
        assertThat(view.changedAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void theSameAmountIsNoVersionHoweverItIsWritten() {
        assertThat(rule.change(wanted("KRW", "100.00", 1), present, "marketer", NOON))
                .isSameAs(present);
    }

    @ParameterizedTest
    @CsvSource({"USD, 100, currency", "KRW, 0.00, amount", "USD, 0, currency"})
    void aRuleKeepsItsCurrencyAndAsksForSomething(String currency, String amount, String field) {
        assertThatThrownBy(() -> rule.change(wanted(currency, amount, 1), present, "marketer", NOON))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Refusal.Violation::field)
                                .containsExactly(field));
    }

    private static EarningRuleRequest wanted(String currency, String amount, long points) {
        return new EarningRuleRequest(currency, amount, points);
    }
}
