/// What all services' OpenAPI documents have in common, put in while a service is built.
@NullMarked
package io.dangol.kit.openapi;

import org.jspecify.annotations.NullMarked;
