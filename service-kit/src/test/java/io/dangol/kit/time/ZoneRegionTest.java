package io.dangol.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneRegionTest {
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Seoul", "Europe/London", "America/Argentina/Buenos_Aires", "UTC"})
    void aRegionIsAZone(String name) {
        assertThat(ZoneRegion.of(name)).contains(ZoneId.of(name));
        assertThat(new TimeProducer().companyZone(name)).isEqualTo(ZoneId.of(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+09:00", "Z", "UTC+9", "GMT+09:00", "UT+9", "asia/seoul", "Asia/Seoul ", "KST", "", "Mars/Base"
            })
    void anOffsetOrAnotherNameIsNone(String name) {
        assertThat(ZoneRegion.of(name)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeProducer().companyZone(name))
                .withMessageContaining("DANGOL_ZONE")
                .withMessageContaining("IANA");
    }
}
