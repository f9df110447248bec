package io.dangol.testkit;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Two who want the same at the same time.
///
/// @param caller a new request of who is asking
public record Races(Supplier<RequestSpecification> caller) {
    /// Changes a resource twice at once, both times as it is now.
    ///
    /// @param patch of the first, 0, and of the second, 1
    /// @return the statuses of the two answers
    public List<Integer> changes(String path, IntFunction<String> patch) {
        String tag = caller.get().get(path).header("ETag");
        return atOnce(number -> change(path, tag, patch.apply(number)));
    }

    /// Changes a resource.
    public Response change(String path, String ifMatch, String patch) {
        return caller.get()
                .contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(patch)
                .patch(path);
    }

    /// Sends the requests 0 and 1 at once.
    ///
    /// @return the statuses of the two answers
    public static List<Integer> atOnce(IntFunction<Response> request) {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            List<Future<Response>> sent = IntStream.range(0, 2)
                    .mapToObj(number -> senders.submit(() -> {
                        start.await();
                        return request.apply(number);
                    }))
                    .toList();
            return List.of(
                    sent.getFirst().get().statusCode(), sent.getLast().get().statusCode());
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("a request was not answered", failure);
        }
    }
}
