/// Rules of RFC 9110 in plain Java.
@NullMarked
package io.dangol.kit.http;

import org.jspecify.annotations.NullMarked;
