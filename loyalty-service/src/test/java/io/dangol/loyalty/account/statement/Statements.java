package io.dangol.loyalty.account.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Statements for tests.
final class Statements {
    static final String ACCOUNT = "acc_01kazf1v9cfnkbx8t2p6w0s3jd";
    static final String TRANSACTION = "txn_01kazf1va2d6sfzr6wq4n1v8kc";
    static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    static final StatementPeriod NOVEMBER =
            new StatementPeriod(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-01"), ZoneId.of("Asia/Seoul"));

    private Statements() {}

    /// A line that was recorded at noon of 21 November 2026 in Seoul, when it happened.
    static StatementLine line(String kind, String reason, long amount, long balanceAfter) {
        return new StatementLine(NOON, NOON, kind, reason, null, amount, balanceAfter, TRANSACTION);
    }

    static Statement november(long openingBalance, StatementLine... lines) {
        return Statement.of(ACCOUNT, "spendable", NOVEMBER, openingBalance, List.of(lines));
    }

    /// What a member does in a month: 129 + 1,290 + 500 − 300 − 40 = 1,579.
    static Statement month() {
        return november(
                129,
                line("earn", "구매 적립", 1_290, 1_419),
                line("compensation", "배송 지연 보상", 500, 1_919),
                line("spend", "포인트 사용", -300, 1_619),
                line("expire", "유효기간 만료", -40, 1_579));
    }

    /// So many lines of one point each.
    static List<StatementLine> points(int count) {
        List<StatementLine> lines = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            lines.add(line("earn", "구매 적립 " + number, 1, number));
        }
        return lines;
    }
}
