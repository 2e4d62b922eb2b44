package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * What may stand before a value.
 *
 * @param anchor the anchor's name without {@code &}
 * @param tag the tag as written, with its exclamation marks
 * @param range from the first property to the last
 */
public record YamlProperties(@Nullable String anchor, @Nullable String tag, TextRange range) {

  /** These and more that follow them; each is kept where it is given. */
  YamlProperties and(YamlProperties more) {
    return new YamlProperties(
        more.anchor() == null ? anchor : more.anchor(),
        more.tag() == null ? tag : more.tag(),
        TextRange.covering(range, more.range()));
  }
}
