package io.dangol.kit.web;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// A resource's version as an HTTP entity tag (RFC 9110, 8.8.3).
public final class EntityTag {
    private EntityTag() {}

    /// The strong tag of a version.
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// Insists that the caller has seen the present version.
    ///
    /// @param ifMatch the header `If-Match`
    /// @throws Refusal 428 without the header, 412 if it names another version
    public static void requireMatch(@Nullable String ifMatch, int version) {
        if (ifMatch == null) {
            throw new Refusal(
                    CommonProblem.PRECONDITION_REQUIRED, "send If-Match with the ETag of the resource as you read it");
        }
        if (!ifMatch.strip().equals("*") && !ifMatch.strip().equals(of(version))) {
            throw new Refusal(
                    CommonProblem.PRECONDITION_FAILED,
                    "read the resource again, and apply the change to what you find");
        }
    }
}
