package io.dangol.local.republish;

import io.dangol.local.CommandFailure;
import io.dangol.local.Options;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `./dangol republish` was asked for.
///
/// @param service the service whose history it is
/// @param from only facts that the service recorded at this moment or later; empty for all
/// @param perSecond how many events a second at most
/// @param confirmed whether the question was answered beforehand
/// @param stop whether to stop what runs instead
record RepublishRequest(String service, Optional<OffsetDateTime> from, int perSecond, boolean confirmed, boolean stop) {
    static final String USAGE =
            "usage: ./dangol republish --service customer|feedback|loyalty [--from 2026-11-21] [--per-second 500] [--yes]"
                    + " | republish --service customer|feedback|loyalty --stop";
    private static final String YES = "--yes";
    private static final String STOP = "--stop";
    private static final int PER_SECOND = 500;
    private static final int PER_SECOND_MOST = 10_000;
    /// The services that can tell their history from their tables.
    private static final List<String> SERVICES = List.of("customer", "feedback", "loyalty");

    /// @param zone in which a day of `--from` begins
    /// @throws CommandFailure if an option is missing or wrong
    static RepublishRequest parse(List<String> arguments, ZoneId zone) {
        List<String> valued = new ArrayList<>(arguments);
        boolean confirmed = valued.remove(YES);
        boolean stop = valued.remove(STOP);
        Options options = Options.parse(valued, Set.of("service", "from", "per-second"), USAGE);
        String service = options.value("service").orElseThrow(() -> new CommandFailure(USAGE));
        if (!SERVICES.contains(service)) {
            throw new CommandFailure("--service must be one of " + String.join(", ", SERVICES)
                    + ", the services that can tell their history again; it is " + service + ".");
        }
        return new RepublishRequest(
                service,
                options.value("from").map(text -> from(text, zone)),
                options.value("per-second").map(RepublishRequest::perSecond).orElse(PER_SECOND),
                confirmed,
                stop);
    }

    private static OffsetDateTime from(String text, ZoneId zone) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay(zone).toOffsetDateTime();
        } catch (DateTimeException none) {
            throw new CommandFailure("--from must be a day, like 2026-11-21, or a time with zone, like"
                    + " 2026-11-21T09:30:00+09:00; it is " + text + ".");
        }
    }

    private static int perSecond(String text) {
        try {
            int perSecond = Integer.parseInt(text);
            if (perSecond >= 1 && perSecond <= PER_SECOND_MOST) {
                return perSecond;
            }
        } catch (NumberFormatException none) {
            // Refused below.
        }
        throw new CommandFailure("--per-second must be 1 to " + PER_SECOND_MOST + "; it is " + text + ".");
    }
}
