/**
 * What an editor shows beside a text that is not written in it: inlay hints, and the signatures of
 * what is being called.
 */
@NullMarked
package io.github.taskfilels.ide.hints;

import org.jspecify.annotations.NullMarked;
