package io.dangol.benchmark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.benchmark.load.LoadResult.Latency;
import org.junit.jupiter.api.Test;

class PgbenchResultTest {
    private static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0);

    @Test
    void whatPgbenchPrintsIsUnderstood() {
        assertThat(PgbenchResult.parse("""
                        pgbench (15.13 (Debian 15.13-0+deb12u1), server 18.4)
                        transaction type: /tmp/single.sql
                        scaling factor: 1
                        query mode: prepared
                        number of clients: 16
                        number of threads: 2
                        maximum number of tries: 1
                        duration: 10 s
                        number of transactions actually processed: 64021
                        number of failed transactions: 0 (0.000%)
                        latency average = 2.498 ms
                        initial connection time = 61.912 ms
                        tps = 6404.512345 (without initial connection time)
                        """, NONE)).contains(new PgbenchResult(64_021, 0, 6404.512345, 2.498, NONE));
    }

    @Test
    void aRunThatDidNotEndHasNoResult() {
        assertThat(PgbenchResult.parse("pgbench: error: connection to server failed", NONE))
                .isEmpty();
        assertThat(PgbenchResult.parse(
                        "number of transactions actually processed: 0\npgbench: error: Run was aborted", NONE))
                .isEmpty();
    }
}
