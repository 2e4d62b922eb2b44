package io.github.taskfilels.ide.format;

import org.jspecify.annotations.Nullable;

/**
 * A column in which the entries of a block stand.
 *
 * @param before in the text as it is
 * @param after in the formatted one
 * @param parent the column of the block around it
 */
record Column(int before, int after, @Nullable Column parent) {
  int moved() {
    return after - before;
  }
}
