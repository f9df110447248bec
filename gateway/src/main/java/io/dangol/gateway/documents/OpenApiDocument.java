package io.dangol.gateway.documents;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dangol.gateway.routing.RequestPath;
import io.dangol.gateway.routing.RouteTable;
import io.dangol.gateway.routing.Service;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The suite's one OpenAPI document: the gateway's own and what the services have committed.
@Singleton
public class OpenApiDocument {
    private static final Logger LOG = Logger.getLogger(OpenApiDocument.class);
    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final RouteTable routes = RouteTable.suite();
    private final ObjectMapper json;
    private @Nullable ObjectNode merged;

    public OpenApiDocument(ObjectMapper json) {
        this.json = json;
    }

    /// The document as JSON.
    ///
    /// @throws IOException if this gateway was built without one of its parts
    public byte[] json() throws IOException {
        return json.writeValueAsBytes(merged());
    }

    byte[] yaml() throws IOException {
        return YAML.writeValueAsBytes(merged());
    }

    private synchronized ObjectNode merged() throws IOException {
        if (merged == null) {
            merged = merge();
        }
        return merged;
    }

    private ObjectNode merge() throws IOException {
        OpenApiMerge merge = new OpenApiMerge(read("openapi/gateway.yaml"));
        for (Service service : Service.values()) {
            ObjectNode document = read("openapi/" + service.key() + "/openapi.yaml");
            merge.add(service.key(), document, path -> isRouted(path, service));
        }
        return merge.result();
    }

    /// Whether the door takes this path to this service; what it does not is no part of the public contract.
    private boolean isRouted(String template, Service service) {
        String example = template.replaceAll("[{][^}]*[}]", "x");
        boolean routed = RequestPath.parse(example)
                .flatMap(path -> routes.find("GET", path))
                .filter(target -> target.service() == service)
                .isPresent();
        if (!routed) {
            LOG.warnf("The %s service documents %s, which is not routed to it", service.key(), template);
        }
        return routed;
    }

    /// A gateway that was built without one of the documents must not show the others as the whole.
    private static ObjectNode read(String name) throws IOException {
        return YAML.readValue(Resources.read(name), ObjectNode.class);
    }
}
