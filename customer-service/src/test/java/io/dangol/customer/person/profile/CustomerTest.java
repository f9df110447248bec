package io.dangol.customer.person.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.identity.HashedIdentity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final CustomerId ID = new CustomerId(UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7e"));
    private static final Identity IDENTITY = new Identity("pos-7", "00001");

    private static final HashedIdentity HASH = new HashedIdentity("pos-7", "0a1b2c3d", "0".repeat(64));

    @Test
    void registrationTellsTheHashOfTheIdentityAndNothingOfThePerson() {
        Customer customer = Customer.register(ID, named("김서연"), IDENTITY, NOW);

        assertThat(customer.version()).isEqualTo(1);
        assertThat(customer.registered(HASH)).isEqualTo(new CustomerRegistered(ID.text(), 1, NOW, HASH));
        assertThat(customer.registered(HASH).subject()).isEqualTo(ID.text());
    }

    @Test
    void aCustomerNeedsNoIdentity() {
        assertThat(Customer.register(ID, Profile.EMPTY, null, NOW)
                        .registered(null)
                        .identity())
                .isNull();
    }

    @Test
    void aChangeTellsWhichFieldsChangedAndNotWhatTheyAre() {
        Customer customer = Customer.register(ID, named("김서연"), null, NOW);
        Profile wanted = new Profile("이서연", null, Gender.FEMALE, null, null, null, List.of("tea"), List.of(), Map.of());

        Customer.Decision decision = customer.change(wanted, NOW.plusSeconds(60));

        assertThat(decision.after().version()).isEqualTo(2);
        assertThat(decision.after().profile()).isEqualTo(wanted);
        assertThat(decision.after().registeredAt()).isEqualTo(NOW);
        assertThat(decision.event())
                .contains(
                        new CustomerUpdated(ID.text(), 2, List.of("name", "gender", "interests"), NOW.plusSeconds(60)));
    }

    @Test
    void theSameProfileAgainIsNoChange() {
        Customer customer = Customer.register(ID, named("김서연"), null, NOW);

        Customer.Decision decision = customer.change(named("김서연"), NOW.plusSeconds(60));

        assertThat(decision.after()).isEqualTo(customer);
        assertThat(decision.event()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1945-06-01,OLDER",
        "1964-12-31,OLDER",
        "1965-01-01,X",
        "1980-12-31,X",
        "1981-01-01,MILLENNIAL",
        "1996-12-31,MILLENNIAL",
        "1997-01-01,Z",
        "2012-12-31,Z",
        "2013-01-01,ALPHA"
    })
    void theGenerationFollowsFromTheYearOfBirth(LocalDate birth, Generation generation) {
        assertThat(born(birth).generation()).contains(generation);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21,UNDER_14", "2012-11-22,UNDER_14", "2012-11-21,FROM_14_TO_19", "2006-11-22,FROM_14_TO_19",
        "2006-11-21,FROM_20_TO_29", "1994-05-17,FROM_30_TO_39", "1957-01-01,FROM_60_TO_69", "1900-01-01,FROM_70"
    })
    void theAgeBandFollowsFromTheCompletedYears(LocalDate birth, AgeBand band) {
        assertThat(born(birth).ageBand(LocalDate.of(2026, 11, 21))).contains(band);
    }

    @Test
    void nothingFollowsFromAnUnknownDayOfBirth() {
        assertThat(Profile.EMPTY.generation()).isEmpty();
        assertThat(Profile.EMPTY.ageBand(LocalDate.of(2026, 11, 21))).isEmpty();
    }

    private static Profile named(String name) {
        return new Profile(name, null, null, null, null, null, List.of(), List.of(), Map.of());
    }

    private static Profile born(LocalDate day) {
        return new Profile(null, day, null, null, null, null, List.of(), List.of(), Map.of());
    }
}
