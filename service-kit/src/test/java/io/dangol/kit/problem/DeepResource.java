package io.dangol.kit.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.security.Roles;
import io.dangol.kit.text.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request of many parts, whose names in the code and in JSON differ.
@Path("/v1/deep/{tag}")
public class DeepResource {
    enum Colour {
        @JsonProperty("dark_red")
        DARK_RED,
        @JsonProperty("blue")
        BLUE
    }

    record Price(
            @NotNull @JsonProperty("amount") @Pattern(regexp = "[0-9]+") String number) {}

    record Line(
            @Identifier @Size(max = 5) String sku,
            @Valid Price unitPrice,
            Colour colour,
            @Max(9) Integer quantity) {
        Line {
            if ("refused".equals(sku)) {
                throw CommonProblem.invalid("sku", "is refused");
            }
        }
    }

    record Deep(
            @Valid @JsonProperty("default") Line otherwise,
            List<@Valid Line> lines,
            Map<@Size(max = 5) String, @Size(max = 3) String> table,
            List<@NotNull @Size(max = 3) String> words,
            Instant at) {}

    @POST
    @RolesAllowed(Roles.AGENT)
    public Map<String, String> take(
            @PathParam("tag") @Size(max = 5) String pathTag,
            @QueryParam("page-size") @Size(max = 5) String size,
            @HeaderParam("X-Mark") @Size(max = 5) String mark,
            @Valid @NotNull Deep request) {
        return Map.of("tag", pathTag);
    }
}
