package io.dangol.loyalty.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dangol.kit.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatementTest {
    @Test
    void theClosingBalanceIsTheOpeningBalanceAndTheAmounts() {
        Statement statement = Statements.month();

        assertThat(statement.openingBalance()).isEqualTo(129);
        assertThat(statement.closingBalance()).isEqualTo(1_579);
        assertThat(statement.sums()).isEqualTo(new StatementSums(1_290, 500, -300, 0, -40, 0));
    }

    @Test
    void withoutLinesTheBalanceStays() {
        assertThat(Statements.november(129).closingBalance()).isEqualTo(129);
    }

    @Test
    void aLineWhoseBalanceDoesNotFollowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Statements.november(0, Statements.line("earn", "구매 적립", 10, 11)))
                .withMessageContaining(Statements.TRANSACTION);
    }

    @Test
    void anotherClosingBalanceOrOtherSumsAreRefused() {
        Statement right = Statements.month();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(right, 1_580, right.sums()))
                .withMessageContaining("closing balance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(right, 1_579, new StatementSums(1_790, 0, -300, 0, -40, 0)))
                .withMessageContaining("sums");
        assertThat(with(right, 1_579, right.sums())).isEqualTo(right);
    }

    @Test
    void moreThanTenThousandLinesAreRefusedWith422() {
        List<StatementLine> lines = Statements.points(Statement.LINES_MOST + 1);

        assertThat(Statement.of(Statements.ACCOUNT, "spendable", Statements.NOVEMBER, 0, lines.subList(0, 10_000))
                        .closingBalance())
                .isEqualTo(10_000);
        assertThatThrownBy(() -> Statement.of(Statements.ACCOUNT, "spendable", Statements.NOVEMBER, 0, lines))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.type().slug()).isEqualTo("statement-too-long");
                    assertThat(refusal.type().status()).isEqualTo(422);
                    assertThat(refusal.detail()).contains("10000").contains("take a shorter period");
                });
    }

    @Test
    void theSumsOfAllKindsAreWhatTheBalanceChangedBy() {
        List<String> kinds = List.of(
                "earn",
                "mature",
                "compensation",
                "spend",
                "adjust",
                "transfer",
                "hold",
                "capture",
                "release",
                "expire",
                "reverse",
                "clawback",
                "of-tomorrow");
        Random random = new Random(42);
        List<StatementLine> lines = new ArrayList<>();
        long balance = 7;
        for (int number = 0; number < 1_000; number++) {
            long amount = random.nextLong(-1_000_000, 1_000_000);
            balance += amount;
            lines.add(Statements.line(kinds.get(number % kinds.size()), "reason", amount, balance));
        }

        Statement statement = Statements.november(7, lines.toArray(StatementLine[]::new));

        long sum = 0;
        for (StatementGroup group : StatementGroup.values()) {
            assertThat(statement.sums().of(group)).as(group.name()).isNotZero();
            sum += statement.sums().of(group);
        }
        assertThat(sum).isEqualTo(balance - 7);
        assertThat(statement.closingBalance()).isEqualTo(balance);
    }

    @Test
    void inJsonDaysTimesAndTheZoneAreTexts() throws JsonProcessingException {
        JsonNode json = JsonMapper.builder()
                .findAndAddModules()
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build()
                .valueToTree(Statements.month());

        assertThat(json.propertyStream().map(property -> property.getKey()))
                .containsExactly(
                        "accountId", "kind", "from", "to", "zone", "openingBalance", "closingBalance", "sums", "lines");
        assertThat(json.get("from").textValue()).isEqualTo("2026-11-01");
        assertThat(json.get("to").textValue()).isEqualTo("2026-12-01");
        assertThat(json.get("zone").textValue()).isEqualTo("Asia/Seoul");
        assertThat(json.at("/sums/spent").longValue()).isEqualTo(-300);
        assertThat(json.at("/lines/0/recordedAt").textValue()).isEqualTo("2026-11-21T03:00:00Z");
        assertThat(json.at("/lines/3/balanceAfter").longValue()).isEqualTo(1_579);
    }

    private static Statement with(Statement statement, long closingBalance, StatementSums sums) {
        return new Statement(
                statement.accountId(),
                statement.kind(),
                statement.from(),
                statement.to(),
                statement.zone(),
                statement.openingBalance(),
                closingBalance,
                sums,
                statement.lines());
    }
}
