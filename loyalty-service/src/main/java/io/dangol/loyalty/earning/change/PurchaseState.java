package io.dangol.loyalty.earning.change;

import io.dangol.loyalty.earning.rule.Total;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a purchase that was changed after it was recorded. The newest version counts, in whatever order
/// the changes are told; what was paid and what was given back have a version each, because a claimed sale's returns
/// may be told again in versions below that of the claim.
///
/// @param currency ISO 4217; null of what was known before currencies were kept
/// @param total what was paid, by `totalVersion`
/// @param returnedTotal what all returns gave back, by `returnedVersion`
/// @param cancelled whether it was cancelled, which is for ever
/// @param repriced whether a correction changed what was paid: only then may a purchase earn more
/// @param correction the newest correction; null where there was none
/// @param cause what changed this state last
/// @param settled whether points followed
record PurchaseState(
        UUID purchaseId,
        @Nullable String currency,
        int totalVersion,
        BigDecimal total,
        int returnedVersion,
        BigDecimal returnedTotal,
        boolean cancelled,
        boolean repriced,
        @Nullable Correction correction,
        ChangeCause cause,
        boolean settled) {

    /// When and where it was bought, as a correction says.
    ///
    /// @param channel null where nobody said
    record Correction(
            int version, Instant purchasedAt, @Nullable String channel) {}

    /// What a first change tells.
    static PurchaseState first(PurchaseChange change) {
        ChangeCause cause = ChangeCause.of(change);
        return new PurchaseState(
                        change.purchase(),
                        null,
                        0,
                        BigDecimal.ZERO,
                        0,
                        BigDecimal.ZERO,
                        false,
                        false,
                        null,
                        cause,
                        false)
                .with(change);
    }

    /// What a change adds to what is known; the same object where it adds nothing.
    PurchaseState with(PurchaseChange change) {
        return switch (change) {
            case PurchaseReturned told ->
                because(told, paid(told, told.purchaseTotal()).returned(told, told.returnedTotal()));
            case PurchaseCorrected told ->
                because(
                        told,
                        paid(told, told.total())
                                .returned(told, told.returnedTotal())
                                .corrected(told));
            case PurchaseCancelled told ->
                because(told, cancelled ? this : paid(told, told.total()).cancel());
            // It changes no points that were not changed by another change: that stays the cause.
            case PurchaseClaimed told -> paid(told, told.total());
        };
    }

    /// What is left of what was paid.
    BigDecimal remaining() {
        return cancelled ? BigDecimal.ZERO : total.subtract(returnedTotal).max(BigDecimal.ZERO);
    }

    /// The same, once points followed.
    PurchaseState settle() {
        return new PurchaseState(
                purchaseId,
                currency,
                totalVersion,
                total,
                returnedVersion,
                returnedTotal,
                cancelled,
                repriced,
                correction,
                cause,
                true);
    }

    private PurchaseState paid(PurchaseChange change, Total paid) {
        return change.aggregateVersion() <= totalVersion
                ? this
                : new PurchaseState(
                        purchaseId,
                        paid.currency(),
                        change.aggregateVersion(),
                        paid.value(),
                        returnedVersion,
                        returnedTotal,
                        cancelled,
                        repriced,
                        correction,
                        cause,
                        false);
    }

    private PurchaseState returned(PurchaseChange change, Total givenBack) {
        int version = change.aggregateVersion();
        boolean newer = version > returnedVersion
                || (version == returnedVersion && givenBack.value().compareTo(returnedTotal) > 0);
        return newer
                ? new PurchaseState(
                        purchaseId,
                        currency,
                        totalVersion,
                        total,
                        version,
                        givenBack.value(),
                        cancelled,
                        repriced,
                        correction,
                        cause,
                        false)
                : this;
    }

    private PurchaseState corrected(PurchaseCorrected told) {
        boolean newer = correction == null || told.aggregateVersion() > correction.version();
        boolean repricing = told.reprices() && !repriced;
        return newer || repricing
                ? new PurchaseState(
                        purchaseId,
                        currency,
                        totalVersion,
                        total,
                        returnedVersion,
                        returnedTotal,
                        cancelled,
                        repriced || repricing,
                        newer
                                ? new Correction(told.aggregateVersion(), told.purchasedAt(), told.channel())
                                : correction,
                        cause,
                        false)
                : this;
    }

    private PurchaseState cancel() {
        return new PurchaseState(
                purchaseId,
                currency,
                totalVersion,
                total,
                returnedVersion,
                returnedTotal,
                true,
                repriced,
                correction,
                cause,
                false);
    }

    private PurchaseState because(PurchaseChange change, PurchaseState changed) {
        return changed.equals(this)
                ? this
                : new PurchaseState(
                        purchaseId,
                        changed.currency,
                        changed.totalVersion,
                        changed.total,
                        changed.returnedVersion,
                        changed.returnedTotal,
                        changed.cancelled,
                        changed.repriced,
                        changed.correction,
                        ChangeCause.of(change),
                        false);
    }
}
