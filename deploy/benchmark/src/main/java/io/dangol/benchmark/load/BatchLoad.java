package io.dangol.benchmark.load;

import java.time.Duration;

/// How batches are streamed to a service.
///
/// @param connections each with one request after another
/// @param head a request's line and headers, with `Transfer-Encoding: chunked`
/// @param linesOfRequest how many postings a request has at most
/// @param mark what a line of the answer has in it exactly if its posting was made
/// @param warmUp how long before the measurement begins
/// @param measured how long it takes
public record BatchLoad(
        int connections, String head, int linesOfRequest, String mark, Duration warmUp, Duration measured) {}
