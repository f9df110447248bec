package io.dangol.benchmark.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.local.CommandFailure;
import org.junit.jupiter.api.Test;

class DeliveryBooksTest {
    private static final DeliveryBooks BEFORE = new DeliveryBooks(10, 1, 10, 10, 8, 5, 1, 8, 1, 4, 4, 24);
    /// Four more: three with words, two with a score, one a complaint.
    private static final DeliveryBooks AFTER = new DeliveryBooks(14, 1, 14, 14, 11, 7, 2, 11, 2, 8, 8, 34);

    @Test
    void whatWasAcknowledgedIsInTheBooks() {
        assertThatCode(() -> AFTER.require(BEFORE, 4, 0)).doesNotThrowAnyException();
    }

    @Test
    void whatNobodyWasToldOfMayBeThereOrNot() {
        assertThatCode(() -> AFTER.require(BEFORE, 3, 1)).doesNotThrowAnyException();
        assertThatCode(() -> AFTER.require(BEFORE, 4, 5)).doesNotThrowAnyException();
        assertThatThrownBy(() -> AFTER.require(BEFORE, 2, 1)).isInstanceOf(CommandFailure.class);
    }

    @Test
    void aLostDeliveryIsSaid() {
        assertThatThrownBy(() -> AFTER.require(BEFORE, 5, 0))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("The books do not agree with the answers:"
                        + " 5 deliveries were acknowledged, 0 unanswered, and 4 are in the books.");
    }

    @Test
    void booksThatContradictThemselvesAreSaid() {
        DeliveryBooks wrong = new DeliveryBooks(14, 2, 13, 15, 11, 7, 2, 10, 1, 7, 9, 33);

        assertThatThrownBy(() -> wrong.require(BEFORE, 4, 0))
                .hasMessage("The books do not agree with the answers:"
                        + " quarantined deliveries should be 0 and are 1;"
                        + " deliveries that were counted should be 4 and are 3;"
                        + " new feedback should be 4 and are 5; new classifications should be 3 and are 2;"
                        + " new cases should be 1 and are 0; new clocks should be 4 and are 3;"
                        + " new events of clocks should be 4 and are 5; new events should be 10 and are 9.");
    }
}
