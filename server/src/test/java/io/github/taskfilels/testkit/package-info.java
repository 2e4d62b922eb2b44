/**
 * What several tests share: fixtures written as annotated YAML, and the way to the real-world test
 * material.
 */
@NullMarked
package io.github.taskfilels.testkit;

import org.jspecify.annotations.NullMarked;
