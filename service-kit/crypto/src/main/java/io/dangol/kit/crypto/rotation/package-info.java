/// What brings all data to the current keys, in bounded steps.
@NullMarked
package io.dangol.kit.crypto.rotation;

import org.jspecify.annotations.NullMarked;
