package io.dangol.customer.person.profile;

import io.dangol.customer.person.profile.CustomerRequest.AnniversaryRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import io.dangol.kit.web.StorableText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a profile of a request whose form is right already: what is left are the rules that a form cannot tell.
final class ProfileReader {
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final int ATTRIBUTE_LENGTH_MOST = 500;

    private final LocalDate today;
    private final List<Violation> violations = new ArrayList<>();

    private ProfileReader(LocalDate today) {
        this.today = today;
    }

    /// @param today the day in the company's zone
    /// @throws Refusal 400 `validation-failed` with every field that breaks a rule
    static Profile read(CustomerRequest request, LocalDate today) {
        return new ProfileReader(today).profile(request);
    }

    private Profile profile(CustomerRequest request) {
        LocalDate birthDate = request.birthDate() == null ? null : day("birthDate", request.birthDate());
        if (birthDate != null && birthDate.isAfter(today)) {
            refuse("birthDate", "must not be in the future");
        }
        String locale = request.locale() == null ? null : locale(request.locale());
        List<Anniversary> anniversaries = anniversaries(Objects.requireNonNullElse(request.anniversaries(), List.of()));
        Map<String, Object> attributes = Objects.requireNonNullElse(request.attributes(), Map.of());
        attributes.forEach(this::checkAttribute);
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            throw new Refusal(CommonProblem.VALIDATION_FAILED, first.field() + " " + first.message(), violations);
        }
        return new Profile(
                request.name(),
                birthDate,
                request.gender(),
                locale,
                request.region(),
                request.preferredChannel(),
                Objects.requireNonNullElse(request.interests(), List.of()),
                anniversaries,
                attributes);
    }

    private List<Anniversary> anniversaries(List<AnniversaryRequest> wanted) {
        List<Anniversary> anniversaries = new ArrayList<>(wanted.size());
        for (int index = 0; index < wanted.size(); index++) {
            LocalDate date =
                    day("anniversaries[" + index + "].date", wanted.get(index).date());
            if (date != null) {
                anniversaries.add(new Anniversary(wanted.get(index).name(), date));
            }
        }
        return anniversaries;
    }

    private @Nullable LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(FIRST_DAY)) {
                refuse(field, "must not be before " + FIRST_DAY);
            }
            return day;
        } catch (DateTimeException noSuchDay) {
            refuse(field, "must be a day of the calendar, like 1994-05-17");
            return null;
        }
    }

    private @Nullable String locale(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException broken) {
            refuse("locale", "must be a language tag of BCP 47, like ko-KR");
            return null;
        }
    }

    private void checkAttribute(String name, @Nullable Object value) {
        boolean good = switch (value) {
            case String text -> text.length() <= ATTRIBUTE_LENGTH_MOST && StorableText.isStorable(text);
            case Double number -> Double.isFinite(number);
            case Number number -> true;
            case Boolean flag -> true;
            case null, default -> false;
        };
        if (!good) {
            refuse("attributes." + name, "must be a text of at most 500 characters, a number or a boolean");
        }
    }

    private void refuse(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
