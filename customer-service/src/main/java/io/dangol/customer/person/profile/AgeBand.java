package io.dangol.customer.person.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The age in completed years, roughly.
enum AgeBand {
    @JsonProperty("under_14")
    UNDER_14(0),
    @JsonProperty("from_14_to_19")
    FROM_14_TO_19(14),
    @JsonProperty("from_20_to_29")
    FROM_20_TO_29(20),
    @JsonProperty("from_30_to_39")
    FROM_30_TO_39(30),
    @JsonProperty("from_40_to_49")
    FROM_40_TO_49(40),
    @JsonProperty("from_50_to_59")
    FROM_50_TO_59(50),
    @JsonProperty("from_60_to_69")
    FROM_60_TO_69(60),
    @JsonProperty("from_70")
    FROM_70(70);

    private final int firstAge;

    AgeBand(int firstAge) {
        this.firstAge = firstAge;
    }

    static AgeBand ofAge(int years) {
        AgeBand latest = UNDER_14;
        for (AgeBand band : values()) {
            if (years >= band.firstAge) {
                latest = band;
            }
        }
        return latest;
    }
}
