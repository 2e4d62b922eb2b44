/** {@code run} and {@code list}, with Task's command line. */
@NullMarked
package io.github.taskfilels.cli.run;

import org.jspecify.annotations.NullMarked;
