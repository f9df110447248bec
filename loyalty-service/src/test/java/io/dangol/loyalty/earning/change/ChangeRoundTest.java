package io.dangol.loyalty.earning.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.change.ChangeRound.Known;
import io.dangol.loyalty.earning.change.ChangeRound.Terms;
import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.earning.rule.Total;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.TransactionId;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.programme.ProgrammeSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeRoundTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String PURCHASE = "pur_01kazf1v6wfc5tq3m9y2e7x0bn";
    private static final String CUSTOMER = "cus_01kazf1v6wfc5tq3m9y2e7x0bn";
    private static final UUID ID = PublicId.parse("pur", PURCHASE).orElseThrow();
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /// Whatever is told, in whatever order, in batches of whatever size, and however often: in the end the purchase has
    /// the points that its rule gives for what is left of it.
    @Property(tries = 2_000)
    void inAnyOrderThePointsAreThoseOfWhatRemains(
            @ForAll long seed,
            @ForAll @LongRange(min = 1, max = 1_000) long amount,
            @ForAll @IntRange(min = 1, max = 9) int most) {
        Random random = new Random(seed);
        Story story = Story.of(random, most);
        Shop shop = new Shop(rate(amount, 1 + random.nextLong(50), 1));
        List<Told> told = new ArrayList<>(story.told());
        told.addAll(story.told().stream().filter(each -> random.nextBoolean()).toList());
        Collections.shuffle(told, random);

        shop.handle(told, random);

        assertThat(shop.kept()).isEqualTo(shop.rate.pointsFor(story.remaining()));
        shop.assertWhole();

        int posted = shop.causes.size();
        shop.handle(told, random);
        assertThat(shop.causes).hasSize(posted);
    }

    /// A customer who has spent the points gives back what they have. What they keep so is theirs again once a
    /// correction makes the purchase larger: it is not granted once more.
    @Property(tries = 2_000)
    void whatCouldNotBeHadIsNotGrantedAgain(
            @ForAll long seed,
            @ForAll @LongRange(min = 1, max = 1_000) long amount,
            @ForAll @IntRange(min = 1, max = 9) int most) {
        Random random = new Random(seed);
        Story story = Story.of(random, most);
        Shop shop = new Shop(rate(amount, 1 + random.nextLong(50), 1));
        shop.purse = () -> random.nextDouble();
        List<Told> told = new ArrayList<>(story.told());
        Collections.shuffle(told, random);

        shop.handle(told, random);

        assertThat(shop.kept()).isEqualTo(shop.rate.pointsFor(story.remaining()));
        assertThat(shop.had())
                .isBetween(shop.kept(), shop.rate.pointsFor(story.mostRemaining()))
                .isEqualTo(shop.kept()
                        + shop.earned.stream().mapToLong(Earned::owed).sum());
        assertThat(shop.earned).allSatisfy(each -> assertThat(each.asked()).isBetween(each.taken(), each.points()));
    }

    @Test
    void aCorrectionThatIsTakenBackGrantsNothingToWhomCouldGiveNothing() {
        Shop shop = new Shop(rate(100, 1, 1));
        shop.purse = () -> 0;
        Random random = new Random(1);
        shop.handle(List.of(new Recorded("10000")), random);
        shop.handle(List.of(new Changed(corrected(2, "0", "0", "10000"))), random);
        shop.handle(List.of(new Changed(corrected(3, "10000", "0", "0"))), random);
        assertThat(shop.earned).extracting(Earned::points).containsExactly(100L);
        assertThat(shop.earned).extracting(Earned::asked).containsExactly(0L);

        shop.handle(List.of(new Changed(corrected(4, "12000", "0", "10000"))), random);

        assertThat(shop.had()).isEqualTo(120);
    }

    /// A purchase that was worth no point by the rules of its day.
    @Property(tries = 500)
    void aPurchaseWithoutPointsEarnsOnlyOnceACorrectionChangesWhatWasPaid(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int most) {
        Random random = new Random(seed);
        Story story = Story.of(random, most);
        Shop shop = new Shop(null);
        List<Told> told = new ArrayList<>(story.told());
        Collections.shuffle(told, random);
        // In the order of the day, the rule was made after the purchase and before everything else.
        told.remove(story.told().getFirst());
        told.addFirst(story.told().getFirst());
        shop.handle(told.subList(0, 1), random);
        shop.rate = rate(10, 1, 1);

        shop.handle(told, random);

        assertThat(shop.kept()).isEqualTo(story.isRepriced() ? shop.rate.pointsFor(story.remaining()) : 0);
        shop.assertWhole();
    }

    @Test
    void aLaterReturnTakesFromTheNewestEarningFirst() {
        Shop shop = new Shop(rate(100, 1, 1));
        Random random = new Random(1);
        shop.handle(List.of(new Recorded("10000")), random);
        shop.handle(List.of(new Changed(corrected(2, "15000", "0", "10000"))), random);
        assertThat(shop.earned).extracting(Earned::points).containsExactly(100L, 50L);

        shop.handle(List.of(new Changed(returned(3, "6000", "15000"))), random);

        assertThat(shop.earned).extracting(Earned::asked).containsExactly(10L, 50L);
        assertThat(shop.kept()).isEqualTo(90);
    }

    /// What was asked back of an earning stays so, though another earning comes behind it.
    @Test
    void whatIsAskedBackIsKeptByEarning() {
        Shop shop = new Shop(rate(100, 1, 1));
        Random random = new Random(1);
        shop.handle(List.of(new Recorded("10000")), random);
        shop.handle(List.of(new Changed(corrected(2, "5000", "0", "10000"))), random);
        shop.handle(List.of(new Changed(corrected(3, "8000", "0", "5000"))), random);
        shop.handle(List.of(new Changed(corrected(4, "7000", "0", "8000"))), random);

        assertThat(shop.earned).extracting(Earned::points).containsExactly(100L, 30L);
        assertThat(shop.earned).extracting(Earned::asked).containsExactly(50L, 10L);
    }

    @Test
    void theRuleThatEarnedSaysWhatACorrectionIsWorth() {
        Shop shop = new Shop(rate(100, 1, 1));
        Random random = new Random(1);
        shop.handle(List.of(new Recorded("10000")), random);
        shop.rate = rate(1, 1, 2);

        shop.handle(List.of(new Changed(corrected(2, "20000", "0", "10000"))), random);

        assertThat(shop.kept()).isEqualTo(200);
        assertThat(shop.earned.getLast().rule().version()).isEqualTo(1);
    }

    @Test
    void aReturnAloneNeverEarns() {
        Shop shop = new Shop(rate(100, 1, 1));
        Random random = new Random(1);
        shop.handle(List.of(new Recorded("10000")), random);

        shop.handle(List.of(new Changed(returned(3, "1000", "15000"))), random);
        assertThat(shop.kept()).isEqualTo(100);

        shop.handle(List.of(new Changed(corrected(2, "15000", "0", "10000"))), random);
        assertThat(shop.kept()).isEqualTo(140);
    }

    /// The returns of a claimed sale are told again in versions of before the claim, and of before a correction that
    /// named nobody.
    @Test
    void theReturnsOfAClaimedSaleMayHaveOlderVersionsThanTheClaim() {
        for (boolean claimFirst : List.of(true, false)) {
            Shop shop = new Shop(rate(100, 1, 1));
            Random random = new Random(1);
            Told claim = new Claimed(4, "8000");
            Told returned = new Changed(returned(2, "3000", "10000"));

            shop.handle(claimFirst ? List.of(claim) : List.of(returned), random);
            shop.handle(claimFirst ? List.of(returned) : List.of(claim), random);

            assertThat(shop.kept()).isEqualTo(50);
            shop.assertWhole();
        }
    }

    @Test
    void anOlderChangeTellsNothingNew() {
        PurchaseState known = PurchaseState.first(returned(3, "500", "1000")).settle();

        assertThat(known.with(returned(2, "300", "1000"))).isSameAs(known);
        assertThat(known.with(returned(3, "500", "1000"))).isSameAs(known);
        assertThat(known.with(returned(4, "700", "1000")).settled()).isFalse();
        PurchaseState cancelled = known.with(cancelled(5, "1000")).settle();
        assertThat(cancelled.with(cancelled(5, "1000"))).isSameAs(cancelled);
        assertThat(cancelled.with(cancelled(6, "1000"))).isSameAs(cancelled);
        assertThat(cancelled.remaining()).isZero();
    }

    private static EarningRate rate(long amount, long points, int version) {
        return new EarningRate(new UUID(0, 1), "KRW", BigDecimal.valueOf(amount), points, version);
    }

    private static PurchaseReturned returned(int version, String returned, String paid) {
        return new PurchaseReturned(
                PublicId.format("ret", new UUID(0, version)),
                PURCHASE,
                CUSTOMER,
                version,
                NOON,
                won(returned),
                won(paid));
    }

    private static PurchaseCorrected corrected(int version, String total, String returned, String previous) {
        return new PurchaseCorrected(
                PURCHASE,
                CUSTOMER,
                version,
                NOON,
                NOON,
                "web",
                won(total),
                won(returned),
                new PurchaseCorrected.Previous(won(previous)));
    }

    private static PurchaseCancelled cancelled(int version, String total) {
        return new PurchaseCancelled(PURCHASE, CUSTOMER, version, NOON, won(total));
    }

    private static Total won(String amount) {
        return new Total(amount, "KRW");
    }

    /// What the service is told.
    private sealed interface Told {}

    private record Recorded(String total) implements Told {}

    private record Claimed(int version, String total) implements Told {}

    private record Changed(PurchaseChange change) implements Told {}

    /// What happened to a purchase, in the order of its versions.
    ///
    /// @param mostRemaining the most that was ever left of it
    private record Story(List<Told> told, BigDecimal remaining, BigDecimal mostRemaining, boolean isRepriced) {
        static Story of(Random random, int most) {
            long paid = 1 + random.nextLong(100_000);
            long returned = 0;
            long mostLeft = paid;
            boolean repriced = false;
            boolean cancelled = false;
            List<Told> told = new ArrayList<>(List.of(new Recorded(Long.toString(paid))));
            for (int version = 2; version <= most && !cancelled; version++) {
                int dice = random.nextInt(10);
                if (dice == 0 && returned == 0) {
                    cancelled = true;
                    told.add(new Changed(cancelled(version, Long.toString(paid))));
                } else if (dice < 5 && returned < paid) {
                    returned += 1 + random.nextLong(paid - returned);
                    told.add(new Changed(returned(version, Long.toString(returned), Long.toString(paid))));
                } else {
                    long before = paid;
                    paid = dice == 9 ? paid : returned + random.nextLong(100_000);
                    repriced |= paid != before;
                    told.add(new Changed(
                            corrected(version, Long.toString(paid), Long.toString(returned), Long.toString(before))));
                    mostLeft = Math.max(mostLeft, paid - returned);
                }
            }
            return new Story(
                    told, BigDecimal.valueOf(cancelled ? 0 : paid - returned), BigDecimal.valueOf(mostLeft), repriced);
        }
    }

    /// The service and its tables, with one purchase and a ledger that has what is asked back, or a share of it.
    private static final class Shop {
        private @Nullable EarningRate rate;
        private final List<Earned> earned = new ArrayList<>();
        private final Map<UUID, PurchaseState> states = new HashMap<>();
        private final Set<UUID> worthless = new HashSet<>();
        private final Set<UUID> causes = new HashSet<>();
        private DoubleSupplier purse = () -> 1;

        Shop(@Nullable EarningRate rate) {
            this.rate = rate;
        }

        long kept() {
            return earned.stream().mapToLong(Earned::kept).sum();
        }

        /// What the customer got and did not give back.
        long had() {
            return earned.stream()
                    .mapToLong(each -> each.points() - each.taken())
                    .sum();
        }

        void assertWhole() {
            assertThat(earned)
                    .allSatisfy(each -> assertThat(each.asked())
                            .isBetween(0L, each.points())
                            .isEqualTo(each.taken()));
        }

        /// In batches of any size.
        void handle(List<Told> all, Random random) {
            int from = 0;
            while (from < all.size()) {
                int to = from + 1 + random.nextInt(all.size() - from);
                batch(all.subList(from, to));
                from = to;
            }
        }

        private void batch(List<Told> batch) {
            List<PurchaseChange> changes = new ArrayList<>();
            for (Told told : batch) {
                switch (told) {
                    case Recorded recorded -> earn(recorded.total());
                    case Claimed claimed -> {
                        earn(claimed.total());
                        changes.add(new PurchaseClaimed(
                                ID, new CustomerId(new UUID(0, 7)), claimed.version(), NOON, won(claimed.total())));
                    }
                    case Changed changed -> changes.add(changed.change());
                }
            }
            round(new HashMap<>(states), changes);
        }

        private void earn(String total) {
            long points = rate == null ? 0 : rate.pointsFor(new BigDecimal(total));
            if (worthless.contains(ID) || earned.stream().anyMatch(each -> each.version() == Earned.FIRST)) {
                return;
            }
            if (points == 0) {
                worthless.add(ID);
            } else {
                earned.addFirst(
                        new Earned(Earned.FIRST, transactionId(), new AccountId(new UUID(0, 9)), points, 0, 0, rate));
            }
        }

        private void round(Map<UUID, PurchaseState> known, List<PurchaseChange> changes) {
            ChangeRound round = new ChangeRound(
                    new Known(known, earned.isEmpty() ? Map.of() : Map.of(ID, List.copyOf(earned)), worthless),
                    new Terms(
                            Map.of(ID, new AccountId(new UUID(0, 9))),
                            rate == null ? Map.of() : Map.of("KRW", rate),
                            new ProgrammeSettings(1, 0, 0, null, 30, NOON),
                            SEOUL),
                    changes);
            round.changedEarnings().forEach(this::ask);
            round.commands().forEach(this::post);
            round.changedStates().forEach(state -> states.put(state.purchaseId(), state));
            if (!round.unsettled().isEmpty()) {
                round(round.unsettled(), List.of());
            }
        }

        private void ask(ChangeRound.EarnRow row) {
            for (int index = 0; index < earned.size(); index++) {
                if (earned.get(index).version() == row.version()) {
                    Earned before = earned.get(index);
                    earned.set(index, before.asking(row.asked() - before.asked()));
                }
            }
        }

        private void post(Command command) {
            Cause cause = command.heading().cause();
            assertThat(causes.add(cause.id())).as("one cause, one transaction").isTrue();
            if (command instanceof Command.ClawBack back) {
                take(back.transactionId(), (long) Math.floor(back.points() * purse.getAsDouble()));
            } else if (command instanceof Command.Earn more) {
                earned.add(new Earned(
                        version(more),
                        transactionId(),
                        new AccountId(new UUID(0, 9)),
                        more.points(),
                        0,
                        0,
                        rateOf(more)));
            } else {
                throw new AssertionError(command);
            }
        }

        private void take(TransactionId transaction, long points) {
            earned.replaceAll(each -> each.transactionId().equals(transaction)
                    ? new Earned(
                            each.version(),
                            each.transactionId(),
                            each.accountId(),
                            each.points(),
                            each.asked(),
                            each.taken() + points,
                            each.rule())
                    : each);
        }

        private static int version(Command.Earn more) {
            for (int version = 2; version < 20; version++) {
                if (Cause.of(TransactionKind.EARN, PURCHASE + "@" + version)
                        .id()
                        .equals(more.heading().cause().id())) {
                    return version;
                }
            }
            throw new AssertionError("the cause is not that of a version");
        }

        private EarningRate rateOf(Command.Earn more) {
            assertThat(more.calculation()).isNotNull();
            return earned.isEmpty() ? rate : earned.getFirst().rule();
        }

        private static TransactionId transactionId() {
            return new TransactionId(UUID.randomUUID());
        }
    }
}
