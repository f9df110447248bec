package io.dangol.customer.person.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a customer said of their gender; absent where they said nothing.
enum Gender {
    @JsonProperty("female")
    FEMALE,
    @JsonProperty("male")
    MALE,
    @JsonProperty("other")
    OTHER
}
