/// Roles, and who is calling.
@NullMarked
package io.dangol.kit.security;

import org.jspecify.annotations.NullMarked;
