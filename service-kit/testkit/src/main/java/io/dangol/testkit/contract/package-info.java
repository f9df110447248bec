/// Checks of a service's HTTP contract that follow from its own OpenAPI document, so that they cover new operations.
@NullMarked
package io.dangol.testkit.contract;

import org.jspecify.annotations.NullMarked;
