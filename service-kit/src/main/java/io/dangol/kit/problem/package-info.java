/// Refusals, and how every error becomes an RFC 9457 problem document.
@NullMarked
package io.dangol.kit.problem;

import org.jspecify.annotations.NullMarked;
