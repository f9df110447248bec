package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.e2e.LedgerLoad.Acknowledged;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// A steady load of all kinds of writes: purchases, signed deliveries, postings, and imports that a test begins. A
/// customer's purchases and deliveries are written one after the other, so that there is an order to keep.
final class MixedLoad implements AutoCloseable {
    /// A fault, and a start of everything on a slow machine.
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final int SENDERS = 4;
    private static final int CUSTOMERS_OF_EACH = 10;
    private static final Duration SENDERS_PAUSE = Duration.ofMillis(200);
    private static final int MEMBERS = 40;
    private static final Duration LEDGER_PAUSE = Duration.ofMillis(400);

    private final Api api;
    private final LocalDate firstDay;
    private final String till = "till-" + UUID.randomUUID();
    private final Intake intake;
    private final PurchaseClient purchaseClient;
    private final DeliveryClient deliveryClient;
    private final LedgerClient ledgerClient;
    private final List<String> accounts;
    private final Senders<Purchase> purchases;
    private final Senders<Delivery> deliveries;
    private final LedgerLoad postings;
    private final List<Import> imports = new ArrayList<>();

    /// An import that was begun.
    private record Import(Shop shop, String job) {}

    /// Everything that was acknowledged.
    ///
    /// @param purchases with the id of each
    /// @param deliveries with the id of the feedback
    /// @param shops what was imported
    record Written(
            Map<Purchase, String> purchases,
            Map<Delivery, String> deliveries,
            List<Acknowledged> postings,
            List<Shop> shops) {}

    private MixedLoad(Suite suite, int year) throws Exception {
        this.api = new Api(suite);
        this.firstDay = LocalDate.of(year, 1, 1);
        this.intake = Intake.register(suite);
        this.accounts = api.newMembers(MEMBERS);
        this.purchaseClient = new PurchaseClient(suite);
        this.deliveryClient = intake.client();
        this.ledgerClient = new LedgerClient(suite);
        Random[] buyers = randoms();
        this.purchases = Senders.start(
                SENDERS,
                SENDERS_PAUSE,
                PATIENCE,
                (sender, number) -> Purchase.next(
                        till, "P-%d-%d".formatted(sender, number), one(sender, buyers), firstDay, buyers[sender]),
                purchaseClient::record);
        Random[] speakers = randoms();
        this.deliveries = Senders.start(
                SENDERS,
                SENDERS_PAUSE,
                PATIENCE,
                (sender, number) -> Delivery.next(
                        "msg_%s_%d_%d".formatted(till, sender, number),
                        speakers[sender],
                        one(sender, speakers),
                        saidOn()),
                deliveryClient::deliver);
        this.postings = LedgerLoad.start(ledgerClient, accounts, earnedOn(), LEDGER_PAUSE, PATIENCE);
    }

    /// @param year in which everything was bought; the year after it is the load's, too
    static MixedLoad start(Suite suite, int year) throws Exception {
        return new MixedLoad(suite, year);
    }

    private static Random[] randoms() {
        return IntStream.range(0, SENDERS).mapToObj(Random::new).toArray(Random[]::new);
    }

    private static String one(int sender, Random[] randoms) {
        return "c%d-%d".formatted(sender, randoms[sender].nextInt(CUSTOMERS_OF_EACH));
    }

    /// The first of the 365 days on which everything was bought.
    LocalDate firstDay() {
        return firstDay;
    }

    /// The day on which all postings have earned.
    LocalDate earnedOn() {
        return LocalDate.of(firstDay.getYear() + 1, 6, 1);
    }

    /// The day on which everything was said.
    LocalDate saidOn() {
        return LocalDate.of(firstDay.getYear() + 1, 7, 1);
    }

    String till() {
        return till;
    }

    Intake intake() {
        return intake;
    }

    List<String> accounts() {
        return accounts;
    }

    DeliveryClient deliveryClient() {
        return deliveryClient;
    }

    PurchaseClient purchaseClient() {
        return purchaseClient;
    }

    LedgerClient ledgerClient() {
        return ledgerClient;
    }

    /// Begins an import of as many purchases, by customers of its own, and waits until a part of it is done.
    ///
    /// @return the lines that are done
    long startImport(int lines) {
        int number = imports.size();
        Shop shop = Shop.of("%s-shop-%d".formatted(till, number), firstDay, lines, number);
        Import begun = new Import(shop, api.startImport(shop.csv()));
        imports.add(begun);
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> api.linesDone(begun.job()), done -> done > 0);
    }

    /// Waits until the import that was begun last is over.
    ///
    /// @return when that was
    Instant awaitLastImport() {
        return Instant.parse(api.awaitJob(imports.getLast().job(), PATIENCE).getString("finishedAt"));
    }

    /// Writes that were acknowledged so far; an import is one.
    long acknowledged() {
        return purchases.acknowledged()
                + deliveries.acknowledged()
                + postings.figures().acknowledged()
                + imports.size();
    }

    /// How often a write was sent again because it had not been answered.
    long sentAgain() {
        return purchases.sentAgain()
                + deliveries.sentAgain()
                + postings.figures().sentAgain();
    }

    /// Waits until so many more of every kind are acknowledged.
    ///
    /// @throws AssertionError as soon as a sender has given up
    void awaitMoreOfEach(int number) {
        List<LongSupplier> kinds = List.of(
                purchases::acknowledged,
                deliveries::acknowledged,
                () -> postings.figures().acknowledged());
        List<Long> wanted =
                kinds.stream().map(kind -> kind.getAsLong() + number).toList();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            requireAllAtWork();
            return IntStream.range(0, wanted.size())
                    .allMatch(kind -> kinds.get(kind).getAsLong() >= wanted.get(kind));
        });
    }

    /// @throws AssertionError if a sender has given up
    void requireAllAtWork() {
        purchases.requireAllAtWork();
        deliveries.requireAllAtWork();
        postings.requireAllAtWork();
    }

    /// Lets every sender come to the end of what it is doing, and every import to its end.
    ///
    /// @return everything that was written; all of it was acknowledged in the end
    Written finish() throws InterruptedException, TimeoutException {
        Written written = new Written(
                purchases.finish(),
                deliveries.finish(),
                postings.finish(),
                imports.stream().map(Import::shop).toList());
        for (Import begun : imports) {
            JsonPath job = api.awaitJob(begun.job(), PATIENCE);
            assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
            assertThat(job.getLong("result.created"))
                    .as(job.prettify())
                    .isEqualTo(begun.shop().purchases());
        }
        return written;
    }

    @Override
    public void close() {
        purchases.close();
        deliveries.close();
        postings.close();
        purchaseClient.close();
        deliveryClient.close();
        ledgerClient.close();
    }
}
