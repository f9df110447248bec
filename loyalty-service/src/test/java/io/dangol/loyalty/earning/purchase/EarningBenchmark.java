package io.dangol.loyalty.earning.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.kit.event.EventHeaders;
import io.dangol.kit.event.EventProducer;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// How fast purchases become entries, from the topic to the commit. Not part of the build: run it by name,
/// `-Dit.test=EarningBenchmark`.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EarningBenchmark {
    private static final Logger LOG = Logger.getLogger(EarningBenchmark.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CUSTOMERS = 15_000;
    private static final int WARM_UP_EVENTS = 20_000;
    private static final int EVENTS = 50_000;
    private static final long SEED = 19_970_101;
    private static final int CLOCK_TICKS_A_SECOND = 100;

    @Inject
    Facts facts;

    @Inject
    EventProducer producer;

    @Inject
    Stored stored;

    private final Random random = new Random(SEED);
    private final List<String> customers = new ArrayList<>();

    @Test
    void purchasesASecond() throws Exception {
        for (int number = 0; number < CUSTOMERS; number++) {
            customers.add(facts.newId("cus"));
        }
        measure("warm-up", WARM_UP_EVENTS);
        measure("measured", EVENTS);
        measure("measured", EVENTS);
        assertThat(stored.number("SELECT sum(amount) FROM ledger_entry")).isZero();
    }

    private void measure(String name, int events) throws Exception {
        long before = posted();
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>(events);
        for (int number = 0; number < events; number++) {
            messages.add(purchase(customers.get(random.nextInt(CUSTOMERS)), 1_000 + random.nextInt(100_000)));
        }
        long databaseTicks = databaseTicks();
        long processNanos = processNanos();
        long start = System.nanoTime();
        List<Future<RecordMetadata>> sent = new ArrayList<>(events);
        messages.forEach(message -> sent.add(producer.send(message)));
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        long producedMillis = (System.nanoTime() - start) / 1_000_000;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> posted() - before >= events);
        long millis = (System.nanoTime() - start) / 1_000_000;
        LOG.infof(
                "%s: %d purchases in %d ms (%d ms to produce): %d/s; processor time: %.2f s here, the broker"
                        + " included, and %.2f s of the database",
                name,
                events,
                millis,
                producedMillis,
                events * 1_000L / millis,
                (processNanos() - processNanos) / 1e9,
                (double) (databaseTicks() - databaseTicks) / CLOCK_TICKS_A_SECOND);
    }

    private long posted() {
        return stored.number("SELECT count(*) FROM ledger_transaction");
    }

    private ProducerRecord<byte[], byte[]> purchase(String customer, int amount) {
        String data = """
                {"purchaseId":"%s","customerId":"%s","aggregateVersion":1,"source":"pos-7","orderId":"A-1",\
                "purchasedAt":"1997-01-01T00:00:00Z","channel":"store","total":{"amount":"%d","currency":"KRW"},\
                "lines":[]}""".formatted(facts.newId("pur"), customer, amount);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>("customer.events", bytes(customer), bytes(data));
        message.headers()
                .add(EventHeaders.SPEC_VERSION, bytes("1.0"))
                .add(EventHeaders.SOURCE, bytes("/customer-service"))
                .add(EventHeaders.ID, bytes(UUID.randomUUID().toString()))
                .add(EventHeaders.TYPE, bytes(PurchaseRecorded.TYPE))
                .add(EventHeaders.SUBJECT, bytes(customer))
                .add(EventHeaders.TIME, bytes("1997-01-01T00:00:00Z"));
        return message;
    }

    private static long processNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /// Of the connections there are; 0 where the system does not tell.
    private long databaseTicks() {
        Object pids = stored.value("SELECT string_agg(pid::text, ',') FROM pg_stat_activity WHERE pid IS NOT NULL");
        long ticks = 0;
        for (String pid : String.valueOf(pids).split(",", -1)) {
            ticks += ticks(Path.of("/proc", pid, "stat"));
        }
        return ticks;
    }

    private static long ticks(Path stat) {
        try {
            String[] fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException unknown) {
            return 0;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
