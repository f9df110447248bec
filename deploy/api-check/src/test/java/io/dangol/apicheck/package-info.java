/// Holds the suite's OpenAPI document to the linters and client generators that its users have.
@NullMarked
package io.dangol.apicheck;

import org.jspecify.annotations.NullMarked;
