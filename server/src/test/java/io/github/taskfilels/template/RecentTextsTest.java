package io.github.taskfilels.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTextsTest {
  private final RecentTexts<String> texts = new RecentTexts<>();
  private final List<String> read = new ArrayList<>();

  private String get(String text) {
    return texts.get(
        text,
        one -> {
          read.add(one);
          return "<" + one + ">";
        });
  }

  @Test
  void readsATextOnce() {
    assertThat(get("a")).isEqualTo("<a>");
    assertThat(get(String.valueOf(new char[] {'a'}))).isEqualTo("<a>");
    assertThat(read).containsExactly("a");
  }

  @Test
  void forgetsWhatNobodyAskedForInLong() {
    get("first");
    for (int i = 0; i < 100_000; i++) {
      get("text " + i);
    }
    get("text 99999");
    assertThat(read).hasSize(100_001);
    get("first");
    assertThat(read).hasSize(100_002);
  }

  @Test
  void keepsNoLongText() {
    String text = "x".repeat(1_000_000);
    assertThat(get(text)).isEqualTo("<" + text + ">");
    get(text);
    assertThat(read).hasSize(2);
  }
}
