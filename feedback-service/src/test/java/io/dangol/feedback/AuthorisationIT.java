package io.dangol.feedback;

import static io.dangol.feedback.Requests.anonymous;
import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.feedback.Requests.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may call what: every endpoint that wants a token, with the roles that it lets in.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AuthorisationIT {
    private static final Set<String> ROLES = Set.of(
            Roles.AGENT, Roles.MARKETER, Roles.ANALYST, Roles.OPERATOR, Roles.SERVICE, Roles.PARTNER, Roles.CUSTOMER);

    private static final String FORGED = Tokens.forged(Roles.OPERATOR);
    private static final String EXPIRED = Tokens.expired(Roles.OPERATOR);

    @ParameterizedTest
    @CsvSource({
        "POST,/v1/sources,operator",
        "GET,/v1/sources,operator",
        "GET,/v1/sources/src_00000000000000000000000000,operator",
        "PATCH,/v1/sources/src_00000000000000000000000000,operator",
        "POST,/v1/sources/src_00000000000000000000000000/mapping/try,operator",
        "POST,/v1/sources/src_00000000000000000000000000/secrets,operator",
        "GET,/v1/sources/src_00000000000000000000000000/secrets,operator",
        "DELETE,/v1/sources/src_00000000000000000000000000/secrets/sec_00000000000000000000000000,operator",
        "GET,/v1/quarantine,operator",
        "GET,/v1/quarantine/qua_00000000000000000000000000,operator",
        "POST,/v1/quarantine/qua_00000000000000000000000000/replay,operator",
        "POST,/v1/quarantine/qua_00000000000000000000000000/discard,operator",
        "POST,/v1/sources/src_00000000000000000000000000/quarantine/replay,operator",
        "GET,/v1/sources/src_00000000000000000000000000/statistics,analyst operator",
        "POST,/v1/feedback,agent operator service partner customer",
        "GET,/v1/feedback,agent marketer analyst operator service partner customer",
        "GET,/v1/feedback/fbk_00000000000000000000000000,agent marketer analyst operator service partner customer",
        "GET,/v1/feedback/fbk_00000000000000000000000000/classification,agent marketer analyst operator service",
        "POST,/v1/feedback/fbk_00000000000000000000000000/corrections,agent operator",
        "GET,/v1/classifications,agent marketer analyst operator service",
        "GET,/v1/classifiers,agent marketer analyst operator service",
        "POST,/v1/classifiers/nothing/retrain,operator",
        "GET,/v1/classifiers/nothing/versions,agent marketer analyst operator service",
        "GET,/v1/classifiers/nothing/versions/clv_1,agent marketer analyst operator service",
        "POST,/v1/classifiers/nothing/versions/clv_1/activate,operator",
        "POST,/v1/classifiers/nothing/versions/clv_1/retire,operator",
        "POST,/v1/reclassifications,operator",
        "GET,/v1/reclassifications,agent marketer analyst operator",
        "GET,/v1/reclassifications/rcl_1,agent marketer analyst operator",
        "GET,/v1/reclassifications/rcl_1/changes,agent marketer analyst operator",
        "POST,/v1/reclassifications/rcl_1/apply,operator",
        "POST,/v1/reclassifications/rcl_1/discard,operator",
        "GET,/v1/categories,agent marketer analyst operator service",
        "GET,/v1/categories/nothing,agent marketer analyst operator service",
        "POST,/v1/categories,operator",
        "GET,/v1/me/feedback,customer",
        "POST,/v1/me/feedback,customer",
        "GET,/v1/me/feedback/fbk_00000000000000000000000000,customer",
        "GET,/v1/feedback:export?source=nobody,agent marketer analyst operator service partner",
        "GET,/v1/feedback-jobs,marketer operator service partner",
        "GET,/v1/feedback-jobs/job_00000000000000000000000000,marketer operator service partner",
        "GET,/v1/feedback-jobs/job_00000000000000000000000000/errors,marketer operator service partner",
        "POST,/v1/feedback-jobs/job_00000000000000000000000000/cancel,marketer operator service partner",
        "POST,/v1/responses,agent operator service partner customer",
        "GET,/v1/responses,agent marketer analyst operator service partner customer",
        "GET,/v1/responses/rsp_00000000000000000000000000,agent marketer analyst operator service partner customer",
        "POST,/v1/cases,agent operator",
        "GET,/v1/cases,agent marketer analyst operator service",
        "GET,/v1/cases/cas_00000000000000000000000000,agent marketer analyst operator service",
        "POST,/v1/cases/cas_00000000000000000000000000/acknowledge,agent operator",
        "POST,/v1/cases/cas_00000000000000000000000000/resolve,agent marketer operator",
        "POST,/v1/cases/cas_00000000000000000000000000/reopen,agent operator",
        "GET,/v1/me/cases,customer",
        "POST,/v1/cases/cas_00000000000000000000000000/assess,agent operator",
        "POST,/v1/cases/cas_00000000000000000000000000/assign,agent operator",
        "POST,/v1/cases/cas_00000000000000000000000000/respond,agent operator",
        "POST,/v1/cases/cas_00000000000000000000000000/pause,agent operator",
        "POST,/v1/cases/cas_00000000000000000000000000/resume,agent operator",
        "POST,/v1/cases/cas_00000000000000000000000000/escalate,agent operator",
        "POST,/v1/cases/cas_00000000000000000000000000/confirm,agent operator",
        "POST,/v1/cases/cas_00000000000000000000000000/close,agent operator",
        "GET,/v1/cases/cas_00000000000000000000000000/clocks,agent marketer analyst operator service",
        "POST,/v1/cases/cas_00000000000000000000000000/compensations,agent marketer operator",
        "GET,/v1/cases/cas_00000000000000000000000000/compensations,agent marketer analyst operator service",
        "GET,/v1/cases/cas_00000000000000000000000000/compensations/cmp_00000000000000000000000000,agent marketer analyst operator service",
        "POST,/v1/cases/cas_00000000000000000000000000/compensations/cmp_00000000000000000000000000/approve,marketer operator",
        "POST,/v1/cases/cas_00000000000000000000000000/compensations/cmp_00000000000000000000000000/decline,marketer operator",
        "POST,/v1/cases/cas_00000000000000000000000000/compensations/cmp_00000000000000000000000000/reverse,marketer operator",
        "GET,/v1/me/cases/cas_00000000000000000000000000,customer",
        "POST,/v1/me/cases/cas_00000000000000000000000000/confirm,customer",
        "POST,/v1/me/cases/cas_00000000000000000000000000/reopen,customer",
        "GET,/v1/calendars,agent marketer analyst operator service",
        "GET,/v1/calendars/cal_00000000000000000000000000,agent marketer analyst operator service",
        "GET,/v1/calendars/cal_00000000000000000000000000/holidays,agent marketer analyst operator service",
        "POST,/v1/calendars,operator",
        "GET,/v1/sla-policies,agent marketer analyst operator service",
        "GET,/v1/sla-policies/now,agent marketer analyst operator service",
        "GET,/v1/sla-policies/now/versions,agent marketer analyst operator service",
        "GET,/v1/themes,agent analyst operator",
        "GET,/v1/themes/thm_00000000000000000000000000,agent analyst operator",
        "GET,/v1/themes/thm_00000000000000000000000000/examples,agent analyst operator",
        "POST,/v1/surveys,marketer operator",
        "GET,/v1/surveys,agent marketer analyst operator service",
        "GET,/v1/surveys/srv_00000000000000000000000000,agent marketer analyst operator service",
        "GET,/v1/surveys/srv_00000000000000000000000000/versions,agent marketer analyst operator service",
        "PATCH,/v1/surveys/srv_00000000000000000000000000,marketer operator",
        "POST,/v1/surveys/srv_00000000000000000000000000/activate,marketer operator",
        "POST,/v1/surveys/srv_00000000000000000000000000/pause,marketer operator",
        "POST,/v1/surveys/srv_00000000000000000000000000/end,marketer operator",
        "GET,/v1/survey-policy,agent marketer analyst operator service",
        "PATCH,/v1/survey-policy,operator",
        "POST,/v1/invitations,agent marketer operator service partner",
        "GET,/v1/invitations,agent marketer analyst operator service partner",
        "GET,/v1/invitations/inv_00000000000000000000000000,agent marketer analyst operator service partner",
        "GET,/v1/invitations/inv_00000000000000000000000000/link,agent marketer operator service partner",
        "POST,/v1/invitations/inv_00000000000000000000000000/revoke,agent marketer operator service partner",
        "GET,/v1/me/invitations,customer",
        "POST,/v1/survey-occasions,operator service partner",
        "GET,/v1/surveys/srv_00000000000000000000000000/results,agent marketer analyst operator service"
    })
    void anEndpointLetsInItsRolesAndNobodyElse(String method, String path, String roles) {
        Set<String> allowed = Set.of(roles.split(" ", -1));
        for (String role : ROLES) {
            int status = call(token(role), method, path).statusCode();
            if (allowed.contains(role)) {
                assertThat(status).as(role).isIn(200, 400, 404);
            } else {
                problem(call(token(role), method, path).then(), 403, "forbidden");
            }
        }
        problem(call(anonymous(), method, path).then(), 401, "unauthorized");
        problem(call(with(EXPIRED), method, path).then(), 401, "unauthorized");
        problem(call(with(FORGED), method, path).then(), 401, "unauthorized");
    }

    private static Response call(RequestSpecification caller, String method, String path) {
        RequestSpecification request =
                method.equals("PATCH") ? caller.contentType("application/merge-patch+json") : caller;
        return request.request(method, path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/calendars/cal_00000000000000000000000000", "/v1/sla-policies/now", "/v1/categories/nothing"
            })
    void onlyAnOperatorChangesWhatIsPromised(String path) {
        for (String role : ROLES) {
            var request =
                    token(role).contentType("application/merge-patch+json").body("{}");
            if (role.equals(Roles.OPERATOR)) {
                assertThat(request.patch(path).statusCode()).isEqualTo(404);
            } else {
                problem(request.patch(path).then(), 403, "forbidden");
            }
        }
    }

    private static RequestSpecification token(String role) {
        return switch (role) {
            case Roles.CUSTOMER -> Requests.asCustomer(Customers.newId());
            case Roles.PARTNER -> Requests.asPartner("somebody");
            default -> as(role);
        };
    }
}
