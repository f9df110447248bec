package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identifiers;
import io.dangol.customer.person.Identity;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import io.dangol.kit.text.TextRules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the fields that a source tells, one by one, and notes what is wrong with them. A field that is wrong is read
/// as null.
public final class FieldReader {
    /// The most lines that a purchase or a return may have.
    public static final int LINES_MOST = 5_000;

    private static final int LABEL_LENGTH_MOST = 100;
    private static final int DESCRIPTION_LENGTH_MOST = 500;
    private static final Duration FUTURE_MOST = Duration.ofDays(1);

    private final Instant now;
    private final List<Violation> violations = new ArrayList<>();

    /// @param now the present, which no time may be far ahead of
    public FieldReader(Instant now) {
        this.now = now;
    }

    /// An id that the source gave, in its composed form.
    public @Nullable String identifier(String field, @Nullable String value, int lengthMost) {
        if (value == null) {
            refuse(field, "is required");
            return null;
        }
        String identifier = TextRules.composed(value);
        Optional<String> fault = TextRules.identifierFault(identifier, lengthMost);
        fault.ifPresent(message -> refuse(field, message));
        return fault.isPresent() ? null : identifier;
    }

    /// A short name, of at most 100 characters, that may be absent.
    public @Nullable String label(String field, @Nullable String value) {
        return value == null ? null : identifier(field, value, LABEL_LENGTH_MOST);
    }

    /// A name on one line, in its composed form, that may be absent.
    public @Nullable String name(String field, @Nullable String value, int lengthMost) {
        if (value == null) {
            return null;
        }
        String name = TextRules.composed(value);
        if (name.isEmpty() || name.length() > lengthMost) {
            refuse(field, "must have 1 to " + lengthMost + " characters");
            return null;
        }
        if (!TextRules.isName(name)) {
            refuse(field, TextRules.NAME_MESSAGE);
            return null;
        }
        return name;
    }

    /// A short name in a line, of at most 100 characters, that may be absent; blanks at its ends are cut.
    public @Nullable String itemLabel(String field, @Nullable String value) {
        return value == null ? null : label(field, withoutBlanks(value));
    }

    /// A description in a line, of at most 500 characters, that may be absent; blanks at its ends are cut.
    public @Nullable String description(String field, @Nullable String value) {
        return value == null ? null : text(field, withoutBlanks(value), DESCRIPTION_LENGTH_MOST);
    }

    /// A text, in which at least one character can be seen.
    @Nullable String text(String field, @Nullable String value, int lengthMost) {
        if (value == null) {
            refuse(field, "is required");
            return null;
        }
        if (value.isEmpty() || value.length() > lengthMost) {
            refuse(field, "must have 1 to " + lengthMost + " characters");
            return null;
        }
        if (!TextRules.hasText(value)) {
            refuse(field, TextRules.TEXT_MESSAGE);
            return null;
        }
        return value;
    }

    /// Who bought, or gave back; null where nobody is named.
    ///
    /// @param source whose id of the customer `externalId` is; null where it is wrong itself
    public @Nullable Buyer buyer(@Nullable String source, @Nullable CustomerReference customer) {
        if (customer == null) {
            return null;
        }
        if ((customer.id() == null) == (customer.externalId() == null)) {
            refuse("customer", "must have either an id or an externalId");
            return null;
        }
        if (customer.id() != null) {
            Optional<CustomerId> id = CustomerId.parse(customer.id());
            if (id.isEmpty()) {
                refuse("customer.id", "must be the id of a customer, cus_ and 26 letters and digits");
            }
            return id.map(Buyer.Known::new).orElse(null);
        }
        String externalId =
                identifier("customer.externalId", customer.externalId(), Identifiers.EXTERNAL_ID_LENGTH_MOST);
        return source == null || externalId == null ? null : new Buyer.Named(new Identity(source, externalId));
    }

    /// A time, to the microsecond, from 1970 to a day from now.
    public @Nullable Instant time(String field, @Nullable String value) {
        if (value == null) {
            refuse(field, "is required");
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(now.plus(FUTURE_MOST))) {
                refuse(field, "must not be before 1970 and not more than a day in the future");
                return null;
            }
            return time;
        } catch (DateTimeException broken) {
            refuse(field, "must be a time with zone (RFC 3339), like 2026-11-21T09:30:00+09:00");
            return null;
        }
    }

    /// An amount of money, in its one form.
    public @Nullable Money money(String field, @Nullable Money value) {
        if (value == null) {
            refuse(field, "is required");
            return null;
        }
        return money(field, value.amount(), value.currency());
    }

    private @Nullable Money money(String field, @Nullable String amount, @Nullable String currency) {
        Optional<Integer> decimals = currency == null ? Optional.empty() : Money.decimals(currency);
        if (currency == null || decimals.isEmpty()) {
            refuse(field + ".currency", "must be a currency of ISO 4217, like KRW");
            return null;
        }
        Optional<Money> money = amount == null ? Optional.empty() : Money.read(amount, currency, decimals.get());
        if (money.isEmpty()) {
            refuse(
                    field + ".amount",
                    "must be a decimal number, not negative, of at most 15 digits and " + decimals.get() + " decimals");
        }
        return money.orElse(null);
    }

    /// The price of one thing, in its one form; null where none was sent or it is wrong.
    ///
    /// @param total whose currency the price is in; null where it is wrong itself
    public @Nullable UnitPrice unitPrice(String field, @Nullable UnitPrice value, @Nullable Money total) {
        if (value == null) {
            return null;
        }
        // From JSON both may be null, whatever the type says.
        String currency = value.currency();
        String amount = value.amount();
        Optional<Integer> decimals = currency == null ? Optional.empty() : Money.decimals(currency);
        if (decimals.isEmpty()) {
            refuse(field + ".currency", "must be a currency of ISO 4217, like KRW");
            return null;
        }
        Optional<UnitPrice> price =
                amount == null ? Optional.empty() : UnitPrice.read(amount, currency, decimals.get());
        if (price.isEmpty()) {
            refuse(field + ".amount", "must be a decimal number of at most 15 digits and 6 decimals");
        } else if (total != null && !currency.equals(total.currency())) {
            refuse(field + ".currency", "must be the currency of the total");
        }
        return price.orElse(null);
    }

    /// Ordinary blanks only: other invisible characters are refused, not cut.
    private static String withoutBlanks(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && value.charAt(start) == ' ') {
            start++;
        }
        while (end > start && value.charAt(end - 1) == ' ') {
            end--;
        }
        return value.substring(start, end);
    }

    /// Notes that a field is not as it must be.
    public void refuse(String field, String message) {
        violations.add(new Violation(field, message));
    }

    /// What is wrong so far.
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /// The refusal of a request with these violations, of which there is at least one.
    public static Refusal refusal(List<Violation> violations) {
        Violation first = violations.getFirst();
        return new Refusal(CommonProblem.VALIDATION_FAILED, first.field() + " " + first.message(), violations);
    }
}
