/// Where key-encryption keys are: in a file, or in Vault.
@NullMarked
package io.dangol.kit.crypto.provider;

import org.jspecify.annotations.NullMarked;
