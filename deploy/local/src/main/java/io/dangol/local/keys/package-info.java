/// The key pair of the local start and the tokens signed with it.
@NullMarked
package io.dangol.local.keys;

import org.jspecify.annotations.NullMarked;
