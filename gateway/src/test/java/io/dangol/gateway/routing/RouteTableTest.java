package io.dangol.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable routes = RouteTable.suite();

    @ParameterizedTest
    @CsvSource({
        "/v1/customers, CUSTOMER",
        "/v1/customers:lookup, CUSTOMER",
        "/v1/customers/cus_01/timeline, CUSTOMER",
        "/v1/purchases:import, CUSTOMER",
        "/v1/products/prd_01, CUSTOMER",
        "/v1/product-categories, CUSTOMER",
        "/v1/stores:import, CUSTOMER",
        "/v1/jobs/job_01/errors, CUSTOMER",
        "/v1/returns, CUSTOMER",
        "/v1/returns:import, CUSTOMER",
        "/v1/me, CUSTOMER",
        "/v1/me/consents, CUSTOMER",
        "/v1/me/feedback, FEEDBACK",
        "/v1/feedback:import, FEEDBACK",
        "/v1/feedback:export, FEEDBACK",
        "/v1/feedback-jobs/job_01/errors, FEEDBACK",
        "/v1/quarantine/qua_01/replay, FEEDBACK",
        "/v1/categories/delivery, FEEDBACK",
        "/v1/classifications, FEEDBACK",
        "/v1/reclassifications/rcl_01/apply, FEEDBACK",
        "/v1/me/feedback/fbk_01, FEEDBACK",
        "/v1/me/cases, FEEDBACK",
        "/v1/me/points, LOYALTY",
        "/v1/webhooks/src_01, FEEDBACK",
        "/v1/answers/abc, FEEDBACK",
        "/v1/answers/abc/complete, FEEDBACK",
        "/v1/surveys/srv_01/results, FEEDBACK",
        "/v1/survey-policy, FEEDBACK",
        "/v1/survey-occasions, FEEDBACK",
        "/v1/me/invitations, FEEDBACK",
        "/v1/answers:suggest, FEEDBACK",
        "/v1/integrity, LOYALTY",
        "/v1/transactions:batch, LOYALTY",
        "/v1/adjustments/adj_1/approve, LOYALTY",
        "/v1/pools/pol_1/members, LOYALTY",
        "/v1/kpis/nps.svg, ANALYTICS",
        "/v1/kpis/nps/series, ANALYTICS",
        "/v1/scores/cus_01, ANALYTICS",
    })
    void aPathGoesToTheServiceThatOwnsItsNoun(String path, Service service) {
        assertThat(find("GET", path)).get().extracting(Target::service).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/",
                "/v1/unknown",
                "/v1/customersx",
                "/v1/Customers",
                "/v1/%63ustomers",
                "/v2/customers",
                "/customers",
                "/q/health",
                "/"
            })
    void aPathThatNobodyOwnsGoesNowhere(String path) {
        assertThat(find("GET", path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/webhooks/src_01, true",
        "GET, /v1/webhooks/src_01, false",
        "POST, /v1/webhooks, false",
        "POST, /v1/webhooks/, false",
        "POST, /v1/webhooks/src_01/secrets, false",
        "GET, /v1/answers/abc, true",
        "PUT, /v1/answers/abc, true",
        "PATCH, /v1/answers/abc, true",
        "POST, /v1/answers/abc/complete, true",
        "GET, /v1/answers/abc/complete, false",
        "POST, /v1/answers/abc/other, false",
        "GET, /v1/surveys/srv_01, false",
        "DELETE, /v1/answers/abc, false",
        "POST, /v1/answers:suggest, false",
        "GET, /v1/board, true",
        "POST, /v1/board, false",
        "GET, /v1/board/votes, false",
        "GET, /v1/customers, false",
    })
    void onlyTheNamedRequestsNeedNoToken(String method, String path, boolean open) {
        assertThat(find(method, path)).get().extracting(Target::open).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/purchases:import, true",
        "POST, /v1/customers:import, true",
        "POST, /v1/products:import, true",
        "POST, /v1/stores:import, true",
        "POST, /v1/stores, false",
        "POST, /v1/transactions:batch, true",
        "GET, /v1/purchases:import, false",
        "POST, /v1/purchases/pur_01:import, false",
        "POST, /v1/purchases, false",
    })
    void onlyAStreamMayBeLarge(String method, String path, boolean bulk) {
        assertThat(find(method, path)).get().extracting(Target::bulk).isEqualTo(bulk);
    }

    @Test
    void aDeeperEntryDoesNotSwallowItsNeighbours() {
        assertThat(find("GET", "/v1/me/pointsx"))
                .get()
                .extracting(Target::service)
                .isEqualTo(Service.CUSTOMER);
    }

    private Optional<Target> find(String method, String path) {
        return routes.find(method, RequestPath.parse(path).orElseThrow());
    }
}
