/// The operator's command for the keys of personal data.
@NullMarked
package io.dangol.local.datakeys;

import org.jspecify.annotations.NullMarked;
