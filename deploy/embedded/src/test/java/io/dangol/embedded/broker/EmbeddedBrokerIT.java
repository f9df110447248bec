package io.dangol.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nobody reads or writes an event without a login, and a service only what is its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedBrokerIT {
    private static final long PATIENCE_SECONDS = 30;

    private Path directory;
    private BrokerUsers users;
    private EmbeddedBroker broker;
    private int controllerPort;

    /// The directory was used by a broker that asked for no login before.
    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        int brokerPort = freePort();
        controllerPort = freePort();
        directory = home.resolve("kafka");
        users = BrokerUsers.of(Files.createDirectory(home.resolve("secrets")));
        EmbeddedBroker.start(directory, brokerPort, controllerPort).close();
        broker = EmbeddedBroker.start(directory, brokerPort, controllerPort, users);
    }

    /// Below the range of outgoing connections and the ports of the local start, so that it is still free when the
    /// broker comes back.
    private static int freePort() {
        return new SplittableRandom()
                .ints(10_000, 20_000)
                .filter(EmbeddedBrokerIT::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void onlyItsOwnerReadsItsFiles() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(EmbeddedBroker.isAdmitting(directory)).isTrue();
    }

    @Test
    void withoutALoginNothingCanBeAsked() {
        Map<String, Object> anonymous = Map.of("bootstrap.servers", broker.bootstrapServers());

        assertThatThrownBy(() -> topics(anonymous)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void theControllerAsksForALoginToo() {
        Map<String, Object> anonymous = Map.of("bootstrap.controllers", "127.0.0.1:" + controllerPort);

        assertThatThrownBy(() -> topics(anonymous)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aWrongPasswordIsRefused() throws IOException {
        Map<String, Object> wrong = new HashMap<>(connection("customer"));
        wrong.computeIfPresent(
                "sasl.jaas.config", (name, login) -> login.toString().replaceFirst("password=\"", "password=\"not-"));

        assertThatThrownBy(() -> topics(wrong)).hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @ParameterizedTest
    @CsvSource({"customer", "feedback", "loyalty", "analytics"})
    void aServiceWritesItsOwnTopicAndNoOther(String service) throws Exception {
        for (String topic : List.of("customer.events", "feedback.events", "loyalty.events", "analytics.events")) {
            if (topic.equals(service + ".events")) {
                write(service, topic);
            } else {
                assertThatThrownBy(() -> write(service, topic)).hasCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "customer,feedback.events",
        "feedback,customer.events",
        "loyalty,customer.events",
        "loyalty,feedback.events",
        "analytics,loyalty.events"
    })
    void aServiceTakesInWhatItNeedsAndSetsAsideWhatItCannotTake(String service, String topic) throws Exception {
        read(service, topic, service + "-service");
        write(service, topic + ".dead");
    }

    @ParameterizedTest
    @CsvSource({
        "customer,loyalty.events",
        "feedback,loyalty.events",
        "loyalty,analytics.events",
        "customer,feedback.events.dead"
    })
    void aServiceReadsNothingElse(String service, String topic) {
        assertThatThrownBy(() -> read(service, topic, service + "-service"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aServiceIsNoMemberOfAnothersGroup() {
        assertThatThrownBy(() -> read("customer", "feedback.events", "loyalty-service"))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void aServiceChangesNeitherTopicsNorRules() throws Exception {
        try (Admin admin = Admin.create(connection("loyalty"))) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                            .all()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() ->
                            admin.deleteTopics(List.of("loyalty.events")).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteAcls(List.of(AclBindingFilter.ANY))
                            .all()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void theAdministratorMayDoAll() throws Exception {
        assertThat(topics(users.administrator(broker.bootstrapServers()))).contains("customer.events");
    }

    /// The properties of a client that logs in as a service, from the variables that the launcher gives it.
    private Map<String, Object> connection(String service) throws IOException {
        Map<String, String> told = users.environment(service);
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                told.get("KAFKA_SECURITY_PROTOCOL"),
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                        + told.get("DANGOL_KAFKA_USER") + "\" password=\"" + told.get("DANGOL_KAFKA_PASSWORD")
                        + "\";");
    }

    private static Iterable<String> topics(Map<String, Object> connection) throws Exception {
        Map<String, Object> impatient = new HashMap<>(connection);
        impatient.put("request.timeout.ms", 2_000);
        impatient.put("default.api.timeout.ms", 4_000);
        try (Admin admin = Admin.create(impatient)) {
            return admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void write(String service, String topic) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(connection(service), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "cus_1", "{}")).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void read(String service, String topic, String group) throws IOException {
        Map<String, Object> settings = new HashMap<>(connection(service));
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition first = new TopicPartition(topic, 0);
            consumer.assign(List.of(first));
            consumer.seekToBeginning(List.of(first));
            consumer.poll(Duration.ofMillis(500));
            consumer.commitSync(Map.of(first, new OffsetAndMetadata(0)));
        }
    }
}
