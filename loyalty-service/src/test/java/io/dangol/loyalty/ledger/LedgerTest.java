package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/// The ledger against what its design says of it, for random batches of good and bad commands.
class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int MEMBERS = 4;

    private final AtomicLong lastId = new AtomicLong();
    private final Ledger ledger = new Ledger(() -> new UUID(0, lastId.incrementAndGet()));

    @Property(tries = 2_000)
    void everyTransactionSumsToZero(@ForAll("batches") List<Command> commands) {
        for (Transaction transaction : transactions(decide(commands))) {
            assertThat(transaction.entries().stream().mapToLong(Entry::amount).sum())
                    .isZero();
            assertThat(transaction.entries()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Property(tries = 2_000)
    void balancesAreTheSumsOfTheEntriesAndVersionsTheirCount(@ForAll("batches") List<Command> commands) {
        Decision decision = decide(commands);
        Map<UUID, List<Entry>> entries = transactions(decision).stream()
                .flatMap(transaction -> transaction.entries().stream())
                .collect(Collectors.groupingBy(Entry::accountId));
        for (Account account : decision.changed()) {
            List<Entry> own = entries.get(account.id());
            assertThat(account.balance())
                    .isEqualTo(own.stream().mapToLong(Entry::amount).sum());
            assertThat(account.version()).isEqualTo(own.size());
            long running = 0;
            for (int number = 0; number < own.size(); number++) {
                running += own.get(number).amount();
                assertThat(own.get(number).balanceAfter()).isEqualTo(running);
                assertThat(own.get(number).accountVersion()).isEqualTo(number + 1L);
            }
        }
        assertThat(decision.changed().stream().map(Account::id))
                .doesNotHaveDuplicates()
                .hasSize((int) entries.keySet().stream()
                        .filter(id -> decision.changed().stream()
                                .anyMatch(account -> account.id().equals(id)))
                        .count());
    }

    @Property(tries = 2_000)
    void lotsCarryTheBalances(@ForAll("batches") List<Command> commands) {
        Decision decision = decide(commands);
        Map<UUID, Long> lots = transactions(decision).stream()
                .flatMap(transaction -> transaction.lots().stream())
                .collect(Collectors.groupingBy(Lot::accountId, Collectors.summingLong(Lot::remaining)));
        assertThat(decision.changed())
                .allSatisfy(account -> assertThat(lots).containsEntry(account.id(), account.balance()));
    }

    @Property(tries = 2_000)
    void everyCommandGetsTheAnswerOfAPlainReference(@ForAll("batches") List<Command> commands) {
        assertThat(decide(commands).outcomes().stream().map(LedgerTest::answer))
                .containsExactlyElementsOf(referenceAnswers(commands));
    }

    @Property(tries = 1_000)
    void howCommandsAreBatchedChangesNothing(
            @ForAll("batches") List<Command> commands, @ForAll @IntRange(min = 1, max = 10) int batchSize) {
        Decision whole = decide(commands);

        Map<UUID, Account> accounts = members();
        Set<BusinessKey> posted = new HashSet<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (int start = 0; start < commands.size(); start += batchSize) {
            List<Command> batch = commands.subList(start, Math.min(start + batchSize, commands.size()));
            Decision part = ledger.decide(accounts.values(), posted, batch);
            part.changed().forEach(account -> accounts.put(account.id(), account));
            transactions(part).forEach(transaction -> posted.add(Ledger.key(transaction.command())));
            outcomes.addAll(part.outcomes());
        }

        assertThat(outcomes.stream().map(LedgerTest::answer))
                .containsExactlyElementsOf(
                        whole.outcomes().stream().map(LedgerTest::answer).toList());
        assertThat(whole.changed()).allSatisfy(account -> assertThat(accounts).containsEntry(account.id(), account));
    }

    @Provide
    Arbitrary<List<Command>> batches() {
        Arbitrary<Long> points = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.longs().between(1, 10_000)),
                Tuple.of(1, Arbitraries.longs().between(Points.MOST / 2, Points.MOST)),
                Tuple.of(1, Arbitraries.of(0L, -1L, Points.MOST + 1, Long.MAX_VALUE, Long.MIN_VALUE, -Points.MOST)));
        // One account more than there are members, and few references, so that commands meet.
        Arbitrary<UUID> accounts = Arbitraries.integers().between(0, MEMBERS).map(LedgerTest::account);
        Arbitrary<String> references = Arbitraries.integers().between(1, 30).map(number -> "ref-" + number);
        return Combinators.combine(accounts, points, references, Arbitraries.of(true, false))
                .as(LedgerTest::command)
                .list()
                .ofMaxSize(40);
    }

    private Decision decide(List<Command> commands) {
        return ledger.decide(members().values(), Set.of(), commands);
    }

    private static List<Transaction> transactions(Decision decision) {
        return decision.posted().stream().map(Outcome.Posted::transaction).toList();
    }

    private static Map<UUID, Account> members() {
        Map<UUID, Account> members = new HashMap<>();
        for (int number = 0; number < MEMBERS; number++) {
            members.put(account(number), Account.opened(account(number), new UUID(2, number)));
        }
        return members;
    }

    private static UUID account(int number) {
        return new UUID(1, number);
    }

    private static Command command(UUID account, long points, String reference, boolean earn) {
        return earn
                ? new Command.Earn(
                        account,
                        points,
                        reference,
                        NOON,
                        "test",
                        null,
                        new Calculation(new UUID(3, 1), 1, BigDecimal.TEN, "KRW"))
                : new Command.Compensate(account, points, reference, NOON, "test", new UUID(4, 1));
    }

    private static String answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> "posted, leaves " + posted.account().balance();
            case Outcome.AlreadyPosted already -> "already posted";
            case Outcome.Refused refused -> "refused as " + refused.problem();
        };
    }

    /// The same rules, written a second time and as plainly as can be.
    private static List<String> referenceAnswers(List<Command> commands) {
        Map<UUID, Long> balances = new HashMap<>();
        members().keySet().forEach(account -> balances.put(account, 0L));
        Set<String> done = new HashSet<>();
        List<String> answers = new ArrayList<>();
        for (Command command : commands) {
            String key = command.getClass().getSimpleName() + command.reference();
            Long balance = balances.get(command.accountId());
            if (done.contains(key)) {
                answers.add("already posted");
            } else if (command.points() < 1 || command.points() > 9_007_199_254_740_992L) {
                answers.add("refused as POINTS_OUT_OF_RANGE");
            } else if (balance == null) {
                answers.add("refused as UNKNOWN_ACCOUNT");
            } else if (balance + command.points() > 9_007_199_254_740_992L) {
                answers.add("refused as BALANCE_OUT_OF_RANGE");
            } else {
                done.add(key);
                balances.put(command.accountId(), balance + command.points());
                answers.add("posted, leaves " + (balance + command.points()));
            }
        }
        return answers;
    }
}
