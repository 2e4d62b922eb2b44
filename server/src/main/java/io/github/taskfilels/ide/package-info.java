/**
 * Editor features as pure functions: a snapshot, a file and an offset in, plain data out. One class
 * for each feature. They know nothing of the protocol, start nothing and write nothing.
 */
@NullMarked
package io.github.taskfilels.ide;

import org.jspecify.annotations.NullMarked;
