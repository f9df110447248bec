package io.dangol.benchmark.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final Books BEFORE = new Books(10, 20, 0, 1_000, 10, 1_000, 10);
    private static final Books AFTER = new Books(13, 26, 0, 1_300, 13, 1_300, 13);

    @Test
    void whatWasAcknowledgedIsInTheBooks() {
        assertThatCode(() -> AFTER.require(BEFORE, 3, 0, 100)).doesNotThrowAnyException();
    }

    @Test
    void whatNobodyWasToldOfMayBeThereOrNot() {
        assertThatCode(() -> AFTER.require(BEFORE, 2, 1, 100)).doesNotThrowAnyException();
        assertThatCode(() -> AFTER.require(BEFORE, 3, 5, 100)).doesNotThrowAnyException();
        assertThatThrownBy(() -> AFTER.require(BEFORE, 1, 1, 100)).isInstanceOf(CommandFailure.class);
    }

    @Test
    void aLostPostingIsSaid() {
        assertThatThrownBy(() -> AFTER.require(BEFORE, 4, 0, 100))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("The books do not agree with the answers:"
                        + " 4 postings were acknowledged, 0 unanswered, and 3 are in the books.");
    }

    @Test
    void booksThatContradictThemselvesAreSaid() {
        Books wrong = new Books(13, 25, 100, 1_400, 12, 1_299, 14);

        assertThatThrownBy(() -> wrong.require(BEFORE, 3, 0, 100))
                .hasMessage("The books do not agree with the answers:"
                        + " the sum of all entries should be 0 and are 100; new entries should be 6 and are 5;"
                        + " points that balances grew by should be 300 and are 400;"
                        + " versions of accounts should be 3 and are 2;"
                        + " points that lots grew by should be 300 and are 299; new events should be 3 and are 4.");
    }
}
