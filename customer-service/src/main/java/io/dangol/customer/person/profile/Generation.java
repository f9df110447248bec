package io.dangol.customer.person.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The generation by year of birth, in the bounds of the Pew Research Center (2019); those born from 2013 on are not
/// named by it and are `alpha` here.
enum Generation {
    @JsonProperty("older")
    OLDER(Integer.MIN_VALUE),
    @JsonProperty("x")
    X(1965),
    @JsonProperty("millennial")
    MILLENNIAL(1981),
    @JsonProperty("z")
    Z(1997),
    @JsonProperty("alpha")
    ALPHA(2013);

    private final int firstYear;

    Generation(int firstYear) {
        this.firstYear = firstYear;
    }

    static Generation ofBirthYear(int year) {
        Generation latest = OLDER;
        for (Generation generation : values()) {
            if (year >= generation.firstYear) {
                latest = generation;
            }
        }
        return latest;
    }
}
