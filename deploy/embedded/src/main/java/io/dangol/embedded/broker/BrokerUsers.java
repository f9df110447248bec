package io.dangol.embedded.broker;

import io.dangol.embedded.secret.Passwords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/// Who may log in to the broker: each service by SCRAM-SHA-256, whose credentials the broker keeps in its metadata, and
/// the administrator by a password that it is started with, so that it can make the others.
///
/// @param passwords where the generated passwords are
public record BrokerUsers(Passwords passwords) {
    /// Whoever runs the suite: the launcher, the broker itself, and commands such as `dead-letters`.
    public static final String ADMINISTRATOR = "dangol";

    private static final String PROTOCOL = "SASL_PLAINTEXT";
    private static final String PLAIN = "PLAIN";
    private static final ScramMechanism SCRAM = ScramMechanism.SCRAM_SHA_256;
    private static final int SCRAM_ITERATIONS = 4096;

    /// @param secrets the directory of the password files
    public static BrokerUsers of(Path secrets) {
        return new BrokerUsers(new Passwords(secrets, "kafka"));
    }

    /// How the administrator's clients connect.
    public Map<String, Object> administrator(String bootstrapServers) throws IOException {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, PROTOCOL,
                SaslConfigs.SASL_MECHANISM, PLAIN,
                SaslConfigs.SASL_JAAS_CONFIG, plainLogin("") + ";");
    }

    /// What a service is told, so that it can log in; see its `kafka.` settings.
    public Map<String, String> environment(String service) throws IOException {
        return Map.of(
                "KAFKA_SECURITY_PROTOCOL", PROTOCOL,
                "DANGOL_KAFKA_USER", service,
                "DANGOL_KAFKA_PASSWORD", passwords.of(service));
    }

    /// What the broker must be started with to ask for a login on all its ports.
    Map<String, String> settings() throws IOException {
        String administrators = plainLogin(" user_" + ADMINISTRATOR + "=\"" + passwords.of(ADMINISTRATOR) + "\"") + ";";
        return Map.ofEntries(
                Map.entry("listener.security.protocol.map", "CLIENTS:" + PROTOCOL + ",CONTROLLER:" + PROTOCOL),
                Map.entry("listener.name.clients.sasl.enabled.mechanisms", SCRAM.mechanismName() + "," + PLAIN),
                Map.entry(
                        "listener.name.clients.scram-sha-256.sasl.jaas.config",
                        ScramLoginModule.class.getName() + " required;"),
                Map.entry("listener.name.clients.plain.sasl.jaas.config", administrators),
                Map.entry("listener.name.controller.sasl.enabled.mechanisms", PLAIN),
                Map.entry("listener.name.controller.plain.sasl.jaas.config", administrators),
                Map.entry("sasl.mechanism.inter.broker.protocol", PLAIN),
                Map.entry("sasl.mechanism.controller.protocol", PLAIN),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:" + ADMINISTRATOR),
                Map.entry("allow.everyone.if.no.acl.found", "false"));
    }

    /// The services' credentials, as the broker is to keep them.
    List<UserScramCredentialAlteration> credentials() throws IOException {
        List<UserScramCredentialAlteration> credentials = new ArrayList<>();
        for (String service : Topics.SERVICES) {
            credentials.add(new UserScramCredentialUpsertion(
                    service, new ScramCredentialInfo(SCRAM, SCRAM_ITERATIONS), passwords.of(service)));
        }
        return credentials;
    }

    private String plainLogin(String more) throws IOException {
        return PlainLoginModule.class.getName() + " required username=\"" + ADMINISTRATOR + "\" password=\""
                + passwords.of(ADMINISTRATOR) + "\"" + more;
    }
}
