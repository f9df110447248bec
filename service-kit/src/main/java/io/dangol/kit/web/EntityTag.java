package io.dangol.kit.web;

import io.dangol.kit.http.EntityTags;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// A resource's version as an HTTP entity tag (RFC 9110, 8.8.3). `If-None-Match` is answered by [ConditionalRequests].
public final class EntityTag {
    private EntityTag() {}

    /// The strong tag of a version.
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// 200 with a resource and its version as `ETag`.
    public static <T> RestResponse<T> ok(T view, int version) {
        return ResponseBuilder.ok(view).header(HttpHeaders.ETAG, of(version)).build();
    }

    /// Insists that the caller has seen the present version (RFC 9110, 13.1.1): one of the tags is
    /// that of `version`, by the strong comparison, or `*` stands for any.
    ///
    /// @param ifMatch the header `If-Match`, its lines joined by commas
    /// @throws Refusal 428 without the header, 400 if it is malformed, 412 if it names other versions
    ///     only
    public static void requireMatch(@Nullable String ifMatch, int version) {
        if (ifMatch == null) {
            throw new Refusal(
                    CommonProblem.PRECONDITION_REQUIRED, "send If-Match with the ETag of the resource as you read it");
        }
        EntityTags tags = EntityTags.parse(List.of(ifMatch))
                .orElseThrow(() -> CommonProblem.invalid(
                        HttpHeaders.IF_MATCH, "must be * or a list of entity tags in double quotes, like \"3\""));
        if (!tags.matchStrongly(of(version))) {
            throw new Refusal(
                    CommonProblem.PRECONDITION_FAILED,
                    "read the resource again, and apply the change to what you find");
        }
    }
}
