package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member as the [PlainBooks] keep them: three purses with lots in the order of their making.
final class PlainMember {
    final AccountId account;
    final Purse spendable = new Purse();
    final Purse pending = new Purse();
    final Purse held = new Purse();
    boolean closed;

    PlainMember(AccountId account) {
        this.account = account;
    }

    List<Purse> purses() {
        return List.of(spendable, pending, held);
    }

    static final class Purse {
        long balance;
        long balanceBefore;
        long version;
        long floor;
        long debt;
        final List<PlainLot> lots = new ArrayList<>();

        /// So many points, lot by lot, in the order in which they are taken; fewer where there are not
        /// so many.
        List<Part> plan(long points, Instant now) {
            List<Part> plan = new ArrayList<>();
            long missing = points;
            for (PlainLot lot : lots.stream().sorted(PlainLot.ORDER).toList()) {
                long part = Math.min(missing, lot.remaining);
                if (part > 0 && !lot.isExpired(now)) {
                    plan.add(new Part(lot, part));
                    missing -= part;
                }
            }
            return plan;
        }
    }

    static final class PlainLot {
        static final Comparator<PlainLot> ORDER = Comparator.<PlainLot, Instant>comparing(
                        lot -> lot.expiresAt == null ? Instant.MAX : lot.expiresAt)
                .thenComparing(lot -> lot.grantedAt);

        final long granted;
        long remaining;
        Instant grantedAt;

        @Nullable Instant expiresAt;

        @Nullable Instant availableAt;

        @Nullable PlainLot origin;

        /// Where transferred and matured points came from.
        @Nullable PlainLot source;

        long expired;

        @Nullable UUID id;

        PlainLot(long granted, Instant grantedAt, @Nullable Instant expiresAt) {
            this.granted = granted;
            this.remaining = granted;
            this.grantedAt = grantedAt;
            this.expiresAt = expiresAt;
        }

        boolean isExpired(Instant now) {
            return availableAt == null && expiresAt != null && !expiresAt.isAfter(now);
        }
    }

    record Part(PlainLot lot, long points) {
        static long sum(List<Part> parts) {
            return parts.stream().mapToLong(Part::points).sum();
        }
    }

    static final class PlainHold {
        final PlainMember member;
        final List<Part> parts;
        final List<PlainLot> lots = new ArrayList<>();
        Instant expiresAt;
        String state = "OPEN";

        PlainHold(PlainMember member, List<Part> parts, Instant expiresAt) {
            this.member = member;
            this.parts = parts;
            this.expiresAt = expiresAt;
        }

        long points() {
            return Part.sum(parts);
        }
    }

    /// A transaction, with what another that takes it back has to know.
    static final class PlainPosting {
        final TransactionKind kind;
        final Heading heading;
        final PlainMember member;

        @Nullable PlainMember other;

        long points;
        List<Part> taken = List.of();
        final List<PlainLot> granted = new ArrayList<>();
        boolean reversed;
        long clawedBack;
        long shortfall;

        @Nullable UUID id;

        PlainPosting(TransactionKind kind, Heading heading, PlainMember member) {
            this.kind = kind;
            this.heading = heading;
            this.member = member;
        }
    }
}
