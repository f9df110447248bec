package io.dangol.kit.lane;

import io.dangol.kit.problem.Refusal;

/// What callers are told whose command was not decided; all of it with 503.
///
/// @param busyType there is more to do than can be queued
/// @param busyAdvice what to do about that
/// @param unavailableType the database did not answer, and it is not known what became of the command
/// @param unavailableAdvice what to do about that
public record LaneRefusals(
        Refusal.Type busyType, String busyAdvice, Refusal.Type unavailableType, String unavailableAdvice) {
    Refusal busy() {
        return new Refusal(busyType, busyAdvice);
    }

    Refusal unavailable() {
        return new Refusal(unavailableType, unavailableAdvice);
    }
}
