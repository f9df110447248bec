package io.dangol.local.demo;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/// The purchases of the year as the body of an import; made while it is read.
///
/// @param year whose purchases
record PurchaseCsv(ShopYear year) {
    static final String HEADER =
            "source,order_id,customer_external_id,purchased_at,total,currency,channel,store,sku,category,quantity";

    /// One line for each purchase, after the header.
    Stream<String> lines() {
        return Stream.concat(
                Stream.of(HEADER),
                year.shoppers()
                        .flatMap(shopper -> shopper.orders().stream().map(order -> line(shopper.externalId(), order))));
    }

    private String line(String externalId, Order order) {
        return String.join(
                ",",
                year.source(),
                order.id(),
                externalId,
                Times.text(order.at()),
                Long.toString(order.totalWon()),
                "KRW",
                order.channel(),
                Objects.requireNonNullElse(order.store(), ""),
                order.product().sku(),
                order.product().category(),
                Integer.toString(order.quantity()));
    }

    /// The body in UTF-8.
    InputStream open() {
        return new Lines(lines().iterator());
    }

    /// Holds one line at a time.
    private static final class Lines extends InputStream {
        private final Iterator<String> lines;
        private byte[] line = new byte[0];
        private int position;

        Lines(Iterator<String> lines) {
            this.lines = lines;
        }

        @Override
        public int read() {
            return isAtEnd() ? -1 : Byte.toUnsignedInt(line[position++]);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, target.length);
            int filled = 0;
            while (filled < length && !isAtEnd()) {
                int some = Math.min(length - filled, line.length - position);
                System.arraycopy(line, position, target, offset + filled, some);
                position += some;
                filled += some;
            }
            return filled == 0 && length > 0 ? -1 : filled;
        }

        private boolean isAtEnd() {
            if (position == line.length && lines.hasNext()) {
                line = (lines.next() + "\n").getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            return position == line.length;
        }
    }
}
