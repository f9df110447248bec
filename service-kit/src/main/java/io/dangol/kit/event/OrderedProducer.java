package io.dangol.kit.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Delivers records so that of one key none is written while an earlier one is not.
///
/// The first failure ends the Kafka producer before it sends anything else: the failure is reported on the thread that
/// sends, and of each partition only one request is on its way at a time. What was on its way is unknown then. It may
/// still be written, but it begins with the first unacknowledged record of its partition and goes on in order; so
/// whoever delivers everything unacknowledged again, in order, keeps the order in which each record is first seen.
///
/// For one thread at a time.
public final class OrderedProducer implements AutoCloseable {
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Duration timeout;
    private @Nullable Session session;

    OrderedProducer(Supplier<Producer<byte[], byte[]>> producers, Duration timeout) {
        this.producers = producers;
        this.timeout = timeout;
    }

    /// What became of a record.
    public sealed interface Result {
        /// The broker has it.
        record Acknowledged() implements Result {}

        /// The broker refused it, or may have it or not.
        record Unacknowledged(Throwable cause) implements Result {}

        /// It was held back behind the failure of another record.
        ///
        /// @param cause what ended the delivery
        record NotSent(Throwable cause) implements Result {}
    }

    /// Delivers records in this order, until the first failure or until the time is over.
    ///
    /// @return a result for each record, in the same order
    /// @throws KafkaException if no producer could be made
    public List<Result> deliver(List<ProducerRecord<byte[], byte[]>> messages) throws InterruptedException {
        Session current = session;
        if (current == null) {
            current = new Session(producers.get());
            session = current;
        }
        List<Future<RecordMetadata>> sent = current.send(messages, System.nanoTime() + timeout.toNanos());
        Throwable failure = current.failure();
        if (failure == null) {
            return sent.stream().<Result>map(done -> new Result.Acknowledged()).toList();
        }
        close();
        List<Result> results = new ArrayList<>(messages.size());
        for (int index = 0; index < messages.size(); index++) {
            results.add(index < sent.size() ? settled(sent.get(index)) : new Result.NotSent(failure));
        }
        return results;
    }

    private static Result settled(Future<RecordMetadata> closed) throws InterruptedException {
        try {
            closed.get();
            return new Result.Acknowledged();
        } catch (ExecutionException failure) {
            return new Result.Unacknowledged(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    /// Ends what is on its way; the next delivery begins anew.
    @Override
    public void close() {
        Session current = session;
        session = null;
        if (current != null) {
            current.end();
        }
    }

    /// One Kafka producer, up to its first failure.
    private static final class Session {
        private final Producer<byte[], byte[]> producer;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Callback endAtFailure;

        Session(Producer<byte[], byte[]> producer) {
            this.producer = producer;
            this.endAtFailure = (metadata, problem) -> {
                if (problem != null) {
                    fail(problem);
                }
            };
        }

        @Nullable Throwable failure() {
            return failure.get();
        }

        List<Future<RecordMetadata>> send(List<ProducerRecord<byte[], byte[]>> messages, long deadlineNanos)
                throws InterruptedException {
            List<Future<RecordMetadata>> sent = new ArrayList<>(messages.size());
            for (ProducerRecord<byte[], byte[]> message : messages) {
                if (failure.get() != null) {
                    return sent;
                }
                try {
                    sent.add(producer.send(message, endAtFailure));
                } catch (RuntimeException refused) {
                    // Closed by a failure that was reported meanwhile, or a failure of the producer itself.
                    fail(refused);
                    return sent;
                }
            }
            for (Future<RecordMetadata> delivery : sent) {
                try {
                    delivery.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (ExecutionException reported) {
                    fail(reported);
                    return sent;
                } catch (TimeoutException late) {
                    fail(new KafkaException("the broker did not acknowledge in time", late));
                    return sent;
                }
            }
            return sent;
        }

        /// Called back on the sending thread, nothing is sent any more once this returns.
        private void fail(Throwable problem) {
            failure.compareAndSet(null, problem);
            producer.close(Duration.ZERO);
        }

        /// Waits until the sending thread is over, so that every record has its result.
        void end() {
            producer.close(Duration.ZERO);
        }
    }
}
