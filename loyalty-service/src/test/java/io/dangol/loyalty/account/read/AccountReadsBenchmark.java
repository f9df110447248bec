package io.dangol.loyalty.account.read;

import static io.restassured.RestAssured.given;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// How long it takes to read an account of 100,000 entries among 300,000 of others. Not part of the build: run it by
/// name, `-Dit.test=AccountReadsBenchmark`.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AccountReadsBenchmark {
    private static final Logger LOG = Logger.getLogger(AccountReadsBenchmark.class);
    private static final int RUNS = 15;
    /// Earned and spent by turns over 100,000 hours, one entry in four on the account; three of four lots are used up.
    private static final String FILL = """
            CREATE TEMPORARY TABLE posting AS SELECT number, gen_random_uuid() AS id, gen_random_uuid() AS lot,
                CASE WHEN number % 4 = 0 THEN '{account}' ELSE md5('account ' || number % 1000)::uuid END AS account,
                timestamptz '2015-01-01' + number * interval '15 minutes' AS time
            FROM generate_series(1, 400000) AS number;
            INSERT INTO ledger_transaction (id, kind, cause, reason, effective_at, recorded_at, recorded_by)
            SELECT id, CASE WHEN number % 8 < 4 THEN 'earn' ELSE 'spend' END, id, 'test', time, time, 'test' FROM posting;
            INSERT INTO ledger_entry (account_id, transaction_id, amount, balance_after, account_version)
            SELECT account, id, CASE WHEN number % 8 < 4 THEN 2 ELSE -1 END, 1, number FROM posting ORDER BY number;
            INSERT INTO lot (id, account_id, transaction_id, granted, remaining, granted_at, expires_at)
            SELECT lot, account, id, 2, CASE WHEN number % 32 < 4 THEN 2 ELSE 0 END, time, time + interval '20 years'
            FROM posting WHERE number % 8 < 4;
            INSERT INTO lot_allocation (lot_id, transaction_id, points)
            SELECT lot, id, 2 FROM posting WHERE number % 8 < 4 AND number % 32 >= 4;
            UPDATE account SET balance = (SELECT sum(amount) FROM ledger_entry WHERE account_id = account.id),
                version = 100000 WHERE id = '{account}';
            ANALYZE ledger_transaction, ledger_entry, lot, lot_allocation;
            """;

    private static final String PLAN = """
            CREATE FUNCTION query_plan(query text) RETURNS text LANGUAGE plpgsql AS $$
            DECLARE line text; plan text := '';
            BEGIN
                FOR line IN EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ' || query LOOP
                    plan := plan || line || chr(10);
                END LOOP;
                RETURN plan;
            END $$
            """;

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @Test
    void millisecondsOfEachRead() {
        String customer = facts.newId("cus");
        facts.registered(customer);
        stored.awaitBalance(customer, 0);
        AccountId id = stored.account(customer);
        stored.tamper(FILL.replace("{account}", id.value().toString()));
        stored.tamper(PLAN);
        String account = "/v1/accounts/" + id.text();

        for (String path : List.of(
                account,
                account + "?asOf=2026-01-01T00:00:00Z",
                account + "?knownAt=2026-01-01T00:00:00Z&asOf=2020-01-01T00:00:00Z",
                account + "/lots",
                account + "/lots?asOf=2020-01-01T00:00:00Z",
                account + "/lots?open=false",
                account + "/why",
                account + "/why?asOf=2020-01-01T00:00:00Z",
                account + "/entries",
                account + "/entries?kind=spend",
                account + "/entries?kind=expire",
                account + "/entries?from=2016-01-01&to=2016-02-01",
                account + "/statement?from=2026-03-01&to=2026-04-01",
                account + "/statement?from=2016-03-01&to=2016-04-01",
                "/v1/members/" + customer)) {
            LOG.infof("%5d ms %s", median(path), path.replace(account, "/v1/accounts/{id}"));
        }
        explain("balance as of a time", """
                SELECT kind, count(*), sum(amount) FROM ledger_entry AS entry
                JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
                WHERE account_id = '%s' AND effective_at <= '2026-01-01' AND recorded_at <= 'infinity'
                GROUP BY kind ORDER BY min(position)""".formatted(id.value()));
        explain("open lots", """
                SELECT * FROM lot WHERE account_id = '%s' AND remaining > 0 AND expires_at IS NOT NULL
                AND (expires_at, granted_at, id) > ('2036-01-01', '2016-01-01', '%s')
                ORDER BY expires_at, granted_at, id LIMIT 51""".formatted(id.value(), id.value()));
        explain("what expires next", """
                SELECT expires_at, sum(remaining) FROM lot WHERE account_id = '%s' AND remaining > 0
                AND expires_at > now() GROUP BY expires_at ORDER BY expires_at LIMIT 1""".formatted(id.value()));
        explain("entries", """
                SELECT * FROM ledger_entry AS entry JOIN ledger_transaction AS posted ON posted.id = entry.transaction_id
                WHERE account_id = '%s' AND position < 9223372036854775807 AND kind = 'spend'
                ORDER BY position DESC LIMIT 51""".formatted(id.value()));
    }

    private void explain(String what, String query) {
        String plan = String.valueOf(stored.value("SELECT query_plan(?)", query));
        LOG.infof("%s:%n%s", what, plan);
    }

    private static long median(String path) {
        long[] nanos = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            given().auth().oauth2(Tokens.of("operator")).get(path).then().statusCode(200);
            nanos[run] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[RUNS / 2]).toMillis();
    }
}
