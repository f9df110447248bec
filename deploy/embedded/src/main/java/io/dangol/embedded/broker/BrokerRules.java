package io.dangol.embedded.broker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// What each service may do with the broker: write its own topic, read the topics of those whose events it takes in as
/// its own consumer group, and set aside what it cannot take. Everything else is denied.
final class BrokerRules {
    /// Whose events a service takes in.
    private static final Map<String, List<String>> TAKES_IN = Map.of(
            "customer", List.of("feedback"),
            "feedback", List.of("customer"),
            "loyalty", List.of("customer", "feedback"),
            "analytics", List.of("customer", "feedback", "loyalty"));

    private static final String ANY_HOST = "*";

    private BrokerRules() {}

    static Set<AclBinding> all() {
        return TAKES_IN.entrySet().stream()
                .flatMap(entry -> Stream.concat(
                        own(entry.getKey()),
                        entry.getValue().stream().flatMap(publisher -> takingIn(entry.getKey(), publisher))))
                .collect(Collectors.toSet());
    }

    private static Stream<AclBinding> own(String service) {
        return Stream.of(
                topic(service, Topics.events(service), AclOperation.WRITE),
                topic(service, Topics.events(service), AclOperation.DESCRIBE),
                allow(service, ResourceType.GROUP, service + "-service", AclOperation.READ));
    }

    private static Stream<AclBinding> takingIn(String service, String publisher) {
        String events = Topics.events(publisher);
        return Stream.of(
                topic(service, events, AclOperation.READ),
                topic(service, events, AclOperation.DESCRIBE),
                topic(service, Topics.dead(events), AclOperation.WRITE),
                topic(service, Topics.dead(events), AclOperation.DESCRIBE));
    }

    private static AclBinding topic(String service, String name, AclOperation operation) {
        return allow(service, ResourceType.TOPIC, name, operation);
    }

    private static AclBinding allow(String service, ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + service, ANY_HOST, operation, AclPermissionType.ALLOW));
    }
}
