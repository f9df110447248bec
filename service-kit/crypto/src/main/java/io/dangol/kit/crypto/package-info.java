/// Personal data sealed under a key for each subject, and blind indexes to find it by.
@NullMarked
package io.dangol.kit.crypto;

import org.jspecify.annotations.NullMarked;
