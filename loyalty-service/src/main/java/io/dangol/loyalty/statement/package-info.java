/// Statements of an account: what came and went in a period, as JSON, CSV and PDF.
@NullMarked
package io.dangol.loyalty.statement;

import org.jspecify.annotations.NullMarked;
