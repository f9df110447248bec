package io.dangol.embedded.broker;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.TopicExistsException;

/// Brings a started broker to what the suite needs: users, rules, topics. What is there already stays.
final class BrokerSetup implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;

    private final Admin admin;

    BrokerSetup(Map<String, Object> connection) {
        this.admin = Admin.create(connection);
    }

    /// Gives the users these credentials, and makes these the only rules.
    void admit(List<UserScramCredentialAlteration> credentials, Set<AclBinding> rules) {
        await(admin.alterUserScramCredentials(credentials).all(), "admit its users");
        Collection<AclBinding> present =
                await(admin.describeAcls(AclBindingFilter.ANY).values(), "tell its rules");
        await(admin.createAcls(rules).all(), "keep its rules");
        Set<AclBindingFilter> withdrawn = present.stream()
                .filter(rule -> !rules.contains(rule))
                .map(AclBinding::toFilter)
                .collect(Collectors.toSet());
        await(admin.deleteAcls(withdrawn).all(), "withdraw a rule");
    }

    void createTopics(List<NewTopic> topics) {
        for (KafkaFuture<Void> made : admin.createTopics(topics).values().values()) {
            try {
                made.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("the broker could not make its topics", failure.getCause());
                }
            } catch (InterruptedException | TimeoutException late) {
                throw gaveUp("make its topics", late);
            }
        }
    }

    private static <T> T await(KafkaFuture<T> done, String what) {
        try {
            return done.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the broker could not " + what, failure.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw gaveUp(what, late);
        }
    }

    private static IllegalStateException gaveUp(String what, Exception late) {
        if (late instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("the broker did not " + what + " within " + TIMEOUT_SECONDS + " s", late);
    }

    @Override
    public void close() {
        admin.close();
    }
}
