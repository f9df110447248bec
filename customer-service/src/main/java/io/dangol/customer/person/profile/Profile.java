package io.dangol.customer.person.profile;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a customer; null where nothing is.
///
/// @param locale a well-formed BCP 47 tag in its canonical form
/// @param attributes texts, numbers and booleans by name
record Profile(
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable Gender gender,
        @Nullable String locale,
        @Nullable String region,
        @Nullable String preferredChannel,
        List<String> interests,
        List<Anniversary> anniversaries,
        Map<String, Object> attributes) {

    static final Profile EMPTY = new Profile(null, null, null, null, null, null, List.of(), List.of(), Map.of());

    Profile {
        interests = List.copyOf(interests);
        anniversaries = List.copyOf(anniversaries);
        attributes = Map.copyOf(attributes);
    }

    Optional<AgeBand> ageBand(LocalDate today) {
        return Optional.ofNullable(birthDate)
                .map(birth -> AgeBand.ofAge(Period.between(birth, today).getYears()));
    }

    Optional<Generation> generation() {
        return Optional.ofNullable(birthDate).map(birth -> Generation.ofBirthYear(birth.getYear()));
    }

    /// The names of the fields in which `other` differs.
    List<String> differences(Profile other) {
        List<String> names = new ArrayList<>();
        note(names, "name", name, other.name);
        note(names, "birthDate", birthDate, other.birthDate);
        note(names, "gender", gender, other.gender);
        note(names, "locale", locale, other.locale);
        note(names, "region", region, other.region);
        note(names, "preferredChannel", preferredChannel, other.preferredChannel);
        note(names, "interests", interests, other.interests);
        note(names, "anniversaries", anniversaries, other.anniversaries);
        note(names, "attributes", attributes, other.attributes);
        return List.copyOf(names);
    }

    private static void note(List<String> names, String name, @Nullable Object mine, @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            names.add(name);
        }
    }
}
