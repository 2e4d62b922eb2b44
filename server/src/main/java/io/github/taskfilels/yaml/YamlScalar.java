package io.github.taskfilels.yaml;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * A scalar. {@link #source} is what is written, with quotes or the block header; {@link #value} is
 * what it means, decoded on first use.
 */
public final class YamlScalar implements YamlNode {
  private final TextRange range;
  private final @Nullable YamlProperties properties;
  private final ScalarStyle style;
  private final String text;
  private volatile ScalarDecoder.@Nullable Decoded decoded;

  /**
   * @param text the whole text of the tree
   * @param parentIndent the indentation in columns that a block scalar's content must exceed, -1 at
   *     the root
   */
  YamlScalar(
      TextRange range,
      @Nullable YamlProperties properties,
      ScalarStyle style,
      String text,
      int parentIndent) {
    this.range = range;
    this.properties = properties;
    this.style = style;
    this.text = text;
    this.parentIndent = parentIndent;
  }

  private final int parentIndent;

  @Override
  public TextRange range() {
    return range;
  }

  @Override
  public @Nullable YamlProperties properties() {
    return properties;
  }

  public ScalarStyle style() {
    return style;
  }

  /** Whether it has no quotes and ends in the line in which it begins. */
  public boolean isPlainWord() {
    return style == ScalarStyle.PLAIN && CharMatcher.anyOf("\r\n").matchesNoneOf(source());
  }

  /** The scalar as written. */
  public String source() {
    return range.in(text);
  }

  /**
   * The decoded text: folded, unescaped, without quotes; of {@code !!binary} what that stands for.
   */
  public String value() {
    return properties == null ? written() : ScalarTags.value(this, written());
  }

  /** The same as it is written, whatever its tag. */
  String written() {
    return decoded().value();
  }

  /** Why it is not what its tag says, in the words of go.yaml.in/yaml/v3; null if it is. */
  public @Nullable String misfit() {
    return properties == null ? null : ScalarTags.misfit(this);
  }

  /** Where each character of {@link #value} stands in the text of the tree. */
  public SourceMap sourceMap() {
    SourceMap map = decoded().map();
    return value().equals(written()) ? map : SourceMap.whole(range, value().length());
  }

  /** The type by style, tag and text. */
  public ScalarType type() {
    return ScalarTypes.resolve(this);
  }

  private ScalarDecoder.Decoded decoded() {
    ScalarDecoder.Decoded known = decoded;
    if (known == null) {
      known = ScalarDecoder.decode(text, range, style, parentIndent);
      decoded = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return style + " " + range;
  }
}
