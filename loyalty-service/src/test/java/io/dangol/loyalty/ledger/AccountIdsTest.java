package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountIdsTest {
    /// Ids of one millisecond follow each other by one.
    @Test
    void noTwoAccountsOfManyMembersMadeAtOnceHaveOneId() {
        TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();
        List<AccountId> mains = Stream.generate(() -> new AccountId(generator.generate()))
                .limit(10_000)
                .toList();

        assertThat(mains.stream()
                        .flatMap(main ->
                                Stream.of(AccountIds.main(main), AccountIds.pendingOf(main), AccountIds.heldOf(main))))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyAccountTellsItsMainOne() {
        AccountId main = new AccountId(UUID.fromString("01930000-0000-7000-8000-000000000001"));

        assertThat(List.of(main, AccountIds.pendingOf(main), AccountIds.heldOf(main)))
                .extracting(AccountIds::main)
                .containsOnly(main);
    }
}
