package io.dangol.feedback.complaint.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The public holidays of the countries that the suite knows: a versioned table in its resources for each.
///
/// The Republic of Korea, 2024 to 2030: Regulations on Holidays of Government Offices, articles 2 and 3, the Public
/// Holidays Act as amended in 2026 (Labour Day, Constitution Day), the Public Official Election Act, article 34, and
/// the decrees of temporary holidays. The presidential election of 2030 is not in it: its day is not set.
@ApplicationScoped
public class PublicHolidays {
    /// The country of the table, by ISO 3166.
    public static final String KOREA = "KR";

    private static final String TABLE = "/calendars/kr-public-holidays.csv";
    private static final String VERSION = "# version ";
    private static final int COLUMNS = 5;

    private final Holidays korea = read();

    /// A country's holidays; none where no country is named.
    Holidays of(@Nullable String country) {
        return KOREA.equals(country) ? korea : Holidays.NONE;
    }

    static Holidays read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PublicHolidays.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8))) {
            String version = "";
            List<Holiday> holidays = new ArrayList<>();
            for (String line : lines.lines().toList()) {
                if (line.startsWith(VERSION)) {
                    version = line.substring(VERSION.length());
                } else if (!line.startsWith("#")) {
                    holidays.add(holiday(line));
                }
            }
            return Holidays.of(version, holidays);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Holiday holiday(String line) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("a line of the holidays has not " + COLUMNS + " columns: " + line);
        }
        return new Holiday(
                LocalDate.parse(columns[0]), Holiday.Kind.of(columns[1]), columns[2], columns[3], columns[4]);
    }
}
