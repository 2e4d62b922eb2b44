/** The formatter: texts with options in, edits of white space out. */
@NullMarked
package io.github.taskfilels.ide.format;

import org.jspecify.annotations.NullMarked;
