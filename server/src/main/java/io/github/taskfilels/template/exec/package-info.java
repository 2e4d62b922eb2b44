/** Runs templates: text out of a template and data, and values out of expressions. */
@NullMarked
package io.github.taskfilels.template.exec;

import org.jspecify.annotations.NullMarked;
