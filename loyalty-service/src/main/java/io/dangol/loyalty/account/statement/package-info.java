/// Statements of an account: what came and went in a period, as JSON, CSV and PDF.
@NullMarked
package io.dangol.loyalty.account.statement;

import org.jspecify.annotations.NullMarked;
