/// The benchmark's member accounts, which have numbers, so that everybody knows their ids without a list.
@NullMarked
package io.dangol.benchmark.account;

import org.jspecify.annotations.NullMarked;
