package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YamlAnchorsTest {
  /** What each alias of a list in the text stands for, as it is written. */
  private static List<@Nullable String> resolved(String text) {
    YamlTree tree = YamlParser.parse(text);
    YamlAnchors anchors = new YamlAnchors(tree);
    List<@Nullable String> values = new ArrayList<>();
    YamlMapping root = (YamlMapping) tree.root();
    for (YamlItem item : ((YamlSequence) root.get("all")).items()) {
      YamlNode value = anchors.resolve((YamlAlias) item.value());
      values.add(value == null ? null : value.range().in(text).replaceFirst("^&\\w+ ", ""));
    }
    return values;
  }

  @Test
  void anAliasIsTheLastValueOfItsNameBeforeIt() {
    assertThat(resolved("a: &x one\nb: &x two\nall: [*x, *y]\nc: &x three\nd: &y four\n"))
        .containsExactly("two", null);
  }

  @Test
  void valuesInKeysAndDeepOnesAreKnown() {
    assertThat(resolved("&k key: [{a: &x {b: &y 1}}]\nall: [*k, *x, *y]\n"))
        .containsExactly("key", "{b: &y 1}", "1");
  }

  @Test
  void aValueDoesNotHoldItself() {
    assertThat(resolved("all: &x [*x]\n")).containsExactly((String) null);
  }
}
