/** Taskfiles on other machines: which include paths lead there. Looking never connects. */
@NullMarked
package io.github.taskfilels.include.remote;

import org.jspecify.annotations.NullMarked;
