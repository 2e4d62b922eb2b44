/**
 * The functions of templates: one table as data ({@code functions.txt}: signature, description,
 * examples) and their implementation in one class for each group. Functions see the machine only
 * through {@link io.github.taskfilels.template.functions.TemplateHost}.
 */
@NullMarked
package io.github.taskfilels.template.functions;

import org.jspecify.annotations.NullMarked;
