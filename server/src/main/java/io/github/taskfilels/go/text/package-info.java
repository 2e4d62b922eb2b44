/**
 * What Go does with text otherwise than Java: its packages {@code strings}, {@code path}, {@code
 * net/url}, {@code encoding/json} and {@code encoding/base64}, as far as a template can reach them.
 * Knows nothing of templates.
 */
@NullMarked
package io.github.taskfilels.go.text;

import org.jspecify.annotations.NullMarked;
