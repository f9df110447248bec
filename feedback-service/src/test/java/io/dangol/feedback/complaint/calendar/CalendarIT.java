package io.dangol.feedback.complaint.calendar;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CalendarIT {
    private static final String KOREA = "/v1/calendars/cal_0000000000e008000000000001";
    private static final String PATCH = "application/merge-patch+json";
    private static final String SHOP = """
            {"name":"Shop","zone":"Asia/Seoul","publicHolidays":"KR",
             "hours":{"tuesday":["10:00-13:00","14:00-20:00"],"saturday":["10:00-24:00"]},
             "closedDays":[{"day":"2026-12-24","nameKo":"창립기념일","nameEn":"Founding day"}]}
            """;

    @Test
    void koreasOfficeHoursAreThereFromTheBeginning() {
        as(Roles.AGENT)
                .get(KOREA)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(at("zone", equalTo("Asia/Seoul")))
                .body(at("hours.monday", equalTo(List.of("09:00-18:00"))))
                .body(at("holidaysVersion", equalTo("2026-07-01")));
        as(Roles.AGENT).get("/v1/calendars").then().statusCode(200).body(at("items.id", hasItem(KOREA.substring(14))));
    }

    @Test
    void theHolidaysOfAYearAreListedWithTheirNamesAndReasons() {
        as(Roles.AGENT)
                .get(KOREA + "/holidays?year=2025")
                .then()
                .statusCode(200)
                .body("holidays.find { it.day == '2025-10-08' }.nameKo", equalTo("대체공휴일(추석)"))
                .body("holidays.find { it.day == '2025-10-08' }.kind", equalTo("substitute"))
                .body("holidays.find { it.day == '2025-10-06' }.nameEn", equalTo("Chuseok"))
                .body("holidays.findAll { it.day == '2025-05-05' }.nameKo.size()", equalTo(2))
                .body("holidays.find { it.day == '2025-01-27' }.basis", containsString("Cabinet"));
        for (String bad : List.of("", "?year=1999", "?year=2101", "?year=x", "?year=2025&to=2026")) {
            problem(as(Roles.AGENT).get(KOREA + "/holidays" + bad).then(), 400, "validation-failed");
        }
    }

    @Test
    void aCalendarIsMadeOnceAndChangedByWhoHasSeenIt() {
        String key = UUID.randomUUID().toString();
        Response made =
                as(Roles.OPERATOR).header("Idempotency-Key", key).body(SHOP).post("/v1/calendars");
        Response again =
                as(Roles.OPERATOR).header("Idempotency-Key", key).body(SHOP).post("/v1/calendars");
        String path = "/v1/calendars/" + made.path("id");

        made.then().statusCode(201).header("Location", containsString(path)).header("ETag", "\"1\"");
        again.then().statusCode(201).header("Idempotency-Replayed", "true").body(at("id", equalTo(made.path("id"))));
        as(Roles.AGENT)
                .get(path + "/holidays?year=2026")
                .then()
                .body("holidays.find { it.day == '2026-12-24' }.kind", equalTo("company"));
        problem(change(path, null, "{\"name\":\"Market\"}").then(), 428, "precondition-required");
        change(path, "\"1\"", "{\"name\":\"Market\",\"publicHolidays\":null,\"closedDays\":null}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("name", equalTo("Market")))
                .body(at("holidaysVersion", equalTo("none")))
                .body(at("hours.saturday", equalTo(List.of("10:00-24:00"))));
        problem(change(path, "\"1\"", "{\"name\":\"Bazaar\"}").then(), 412, "precondition-failed");
        as(Roles.AGENT).get(path + "/holidays?year=2026").then().body(at("holidays", equalTo(List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a\",\"zone\":\"Asia/Seoul\",\"hours\":{}}",
                "{\"name\":\"a\",\"zone\":\"Asia/Atlantis\",\"hours\":{\"monday\":[\"09:00-18:00\"]}}",
                "{\"name\":\"a\",\"zone\":\"UTC\",\"hours\":{\"monday\":[\"18:00-09:00\"]}}",
                "{\"name\":\"a\",\"zone\":\"UTC\",\"hours\":{\"monday\":[\"9-18\"]}}",
                "{\"name\":\"a\",\"zone\":\"UTC\",\"hours\":{\"monday\":[\"09:00-12:00\",\"11:00-18:00\"]}}",
                "{\"name\":\"a\",\"zone\":\"UTC\",\"hours\":{\"funday\":[\"09:00-12:00\"]}}",
                "{\"name\":\"a\",\"zone\":\"UTC\",\"hours\":{\"monday\":[\"09:00-12:00\"]},\"publicHolidays\":\"US\"}"
            })
    void aBadCalendarIs400(String body) {
        assertThat(as(Roles.OPERATOR).body(body).post("/v1/calendars").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBadChangeIs400AndWhatIsNotThereIs404() {
        for (String bad : List.of(
                "[]",
                "{\"zone\":null}",
                "{\"hours\":{\"monday\":null,\"tuesday\":null,"
                        + "\"wednesday\":null,\"thursday\":null,\"friday\":null}}",
                "{\"color\":\"red\"}")) {
            assertThat(change(KOREA, "*", bad).statusCode()).as(bad).isEqualTo(400);
        }
        problem(
                as(Roles.AGENT)
                        .get("/v1/calendars/cal_00000000000000000000000000")
                        .then(),
                404,
                "not-found");
        problem(change("/v1/calendars/cal_1", "*", "{}").then(), 404, "not-found");
    }

    private static Response change(String path, String ifMatch, String patch) {
        var request = as(Roles.OPERATOR).contentType(PATCH).body(patch);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch(path);
    }
}
