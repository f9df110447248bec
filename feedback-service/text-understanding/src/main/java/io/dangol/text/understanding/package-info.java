/// What a text says: its language, whether it praises or blames, complains, what it is about and how urgent it is, with
/// the evidence for each. Plain Java over linear models; nothing here knows HTTP, a database or a framework.
@NullMarked
package io.dangol.text.understanding;

import org.jspecify.annotations.NullMarked;
