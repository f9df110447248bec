package io.dangol.loyalty.posting.quote;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.posting.quote.Quote.Earning;
import io.dangol.loyalty.posting.quote.Quote.Spending;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A quote as bytes, and back. Times are in microseconds, which is what the books keep.
final class QuoteForm {
    /// How many lots a quote can name, so that its token stays below 2 KiB.
    static final int LOTS_MOST = 50;

    private static final int VERSION = 1;
    private static final int EARNING = 1;
    private static final int SPENDING = 2;

    private QuoteForm() {}

    static byte[] write(Quote quote) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, quote.id());
            write(out, quote.accountId().value());
            out.writeLong(quote.points());
            write(out, quote.validUntil());
            switch (quote.promised()) {
                case Earning earning -> write(out, earning);
                case Spending spending -> write(out, spending);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be written", impossible);
        }
        return bytes.toByteArray();
    }

    /// @throws IOException where the bytes are not what [#write] makes
    static Quote read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            require(in.readByte() == VERSION);
            UUID id = readId(in);
            AccountId accountId = new AccountId(readId(in));
            long points = in.readLong();
            Instant validUntil = readTime(in);
            Quote.Promised promised = switch (in.readByte()) {
                case EARNING -> readEarning(in);
                case SPENDING -> readSpending(in);
                default -> throw new IOException("neither earning nor spending");
            };
            require(in.read() < 0);
            return new Quote(id, accountId, points, validUntil, promised);
        }
    }

    private static void write(DataOutputStream out, Earning earning) throws IOException {
        out.writeByte(EARNING);
        out.writeBoolean(earning.expiresAt() != null);
        if (earning.expiresAt() != null) {
            write(out, earning.expiresAt());
        }
        Calculation calculation = earning.calculation();
        out.writeBoolean(calculation != null);
        if (calculation != null) {
            write(out, calculation.ruleId());
            out.writeInt(calculation.ruleVersion());
            out.writeUTF(calculation.amount().toPlainString());
            out.writeUTF(calculation.currency());
        }
    }

    private static Earning readEarning(DataInputStream in) throws IOException {
        @Nullable Instant expiresAt = in.readBoolean() ? readTime(in) : null;
        return new Earning(
                expiresAt,
                in.readBoolean()
                        ? new Calculation(readId(in), in.readInt(), new BigDecimal(in.readUTF()), in.readUTF())
                        : null);
    }

    private static void write(DataOutputStream out, Spending spending) throws IOException {
        if (spending.lots().size() > LOTS_MOST) {
            throw new IllegalArgumentException("a quote names at most " + LOTS_MOST + " lots");
        }
        out.writeByte(SPENDING);
        out.writeByte(spending.lots().size());
        for (Allocation lot : spending.lots()) {
            write(out, lot.lotId());
            out.writeLong(lot.points());
        }
    }

    private static Spending readSpending(DataInputStream in) throws IOException {
        int count = in.readByte();
        List<Allocation> lots = new ArrayList<>();
        for (int lot = 0; lot < count; lot++) {
            lots.add(new Allocation(readId(in), in.readLong()));
        }
        return new Spending(lots);
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static void write(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    private static Instant readTime(DataInputStream in) throws IOException {
        return Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
    }

    private static void require(boolean fulfilled) throws IOException {
        if (!fulfilled) {
            throw new IOException("not a quote");
        }
    }
}
