package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

/**
 * The settings that change what is found in a workspace.
 *
 * @param severities rule id → {@code error}, {@code warning}, {@code information}, {@code hint} or
 *     {@code off}
 * @param knownKeys keys that Task does not know and that are meant all the same
 * @param discoveryExclude further names of folders that are not searched
 */
public record Settings(
    ImmutableMap<String, String> severities,
    ImmutableSet<String> knownKeys,
    ImmutableSet<String> discoveryExclude) {

  /** Nothing set. */
  public static Settings defaults() {
    return new Settings(ImmutableMap.of(), ImmutableSet.of(), ImmutableSet.of());
  }
}
