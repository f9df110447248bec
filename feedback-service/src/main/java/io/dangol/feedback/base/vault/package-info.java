/// Encrypts small secrets before they are stored.
@NullMarked
package io.dangol.feedback.base.vault;

import org.jspecify.annotations.NullMarked;
