/// What tests of a service stand on: a real PostgreSQL and a real Kafka, tokens, and the rules of the house.
@NullMarked
package io.dangol.testkit;

import org.jspecify.annotations.NullMarked;
