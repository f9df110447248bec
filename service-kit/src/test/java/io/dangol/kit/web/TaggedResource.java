package io.dangol.kit.web;

import io.dangol.kit.security.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// A resource in its third version, and a door that takes any bytes.
@Path("/v1/tagged")
public class TaggedResource {
    private static final int VERSION = 3;

    @GET
    @RolesAllowed(Roles.AGENT)
    public Response get() {
        return Response.ok(Map.of("version", VERSION))
                .header(HttpHeaders.ETAG, EntityTag.of(VERSION))
                .build();
    }

    @PATCH
    @RolesAllowed(Roles.AGENT)
    public Map<String, Integer> change(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        EntityTag.requireMatch(ifMatch, VERSION);
        return Map.of("version", VERSION + 1);
    }

    @POST
    @Blocking
    @RolesAllowed(Roles.AGENT)
    public Map<String, Integer> take(@LargeBody(mebibytesMost = 2) InputStream body) throws IOException {
        return Map.of("bytes", body.readAllBytes().length);
    }
}
