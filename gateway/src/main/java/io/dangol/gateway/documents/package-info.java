/// What the gateway shows of the suite: the merged OpenAPI document, its interactive page and the landing page.
@NullMarked
package io.dangol.gateway.documents;

import org.jspecify.annotations.NullMarked;
