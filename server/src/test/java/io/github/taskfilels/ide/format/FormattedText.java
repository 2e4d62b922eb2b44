package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.SyntaxCheck;
import io.github.taskfilels.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Formats texts, and holds what is promised for every one of them. */
final class FormattedText {
  private FormattedText() {}

  /** The formatted text, after everything that is promised was looked at. */
  static String of(String text, FormatOptions options) {
    return of(text, options, text);
  }

  static String of(String text, FormatOptions options, String description) {
    String after = promised(text, Formatting.of(text, options), description);
    assertThat(TextEdit.apply(after, Formatting.of(after, options).edits()))
        .as("formatted twice: %s", description)
        .isEqualTo(after);
    return after;
  }

  /** The same of a range. */
  static String of(String text, FormatOptions options, TextRange within, String description) {
    return promised(text, Formatting.of(text, options, List.of(within)), description);
  }

  private static String promised(String text, Formatting.Result result, String description) {
    assertThat(result.refused()).as("the net was needed: %s", description).isFalse();
    String after = TextEdit.apply(text, result.edits());
    assertThat(visible(after))
        .as("only white space changes: %s", description)
        .isEqualTo(visible(text));
    for (TextEdit edit : result.edits()) {
      assertThat(edit.range().in(text)).as("no edit without effect").isNotEqualTo(edit.newText());
    }
    List<String> judged = judged(text);
    if (judged != null) {
      assertThat(judged(after)).as("%s\n%s", description, after).isEqualTo(judged);
    }
    return after;
  }

  /** The same of a text that may have mistakes, for which the net may be needed. */
  static String ofBroken(String text, FormatOptions options, String description) {
    Formatting.Result result = Formatting.of(text, options);
    String after = TextEdit.apply(text, result.edits());
    assertThat(visible(after)).as(description).isEqualTo(visible(text));
    assertThat(SyntaxCheck.of(YamlParser.parse(after)).isEmpty())
        .as("whether it is YAML: %s", description)
        .isEqualTo(SyntaxCheck.of(YamlParser.parse(text)).isEmpty());
    return after;
  }

  private static String visible(String text) {
    return CharMatcher.anyOf(" \t\r\n").removeFrom(text);
  }

  /**
   * What SnakeYAML Engine says of the first document, with all styles; null where that is not YAML.
   */
  private static @Nullable List<String> judged(String text) {
    List<String> events = new ArrayList<>();
    try {
      for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
        events.add(line(event));
        if (event.getEventId() == Event.ID.DocumentEnd) {
          return ImmutableList.copyOf(events);
        }
      }
      return events;
    } catch (YamlEngineException e) {
      return null;
    }
  }

  private static String line(Event event) {
    String anchor =
        event instanceof NodeEvent node ? node.getAnchor().map(Object::toString).orElse("") : "";
    return switch (event) {
      case AliasEvent _ -> "*" + anchor;
      case ScalarEvent scalar ->
          scalar.getScalarStyle() + anchor + scalar.getTag().orElse("") + scalar.getValue();
      case CollectionStartEvent start ->
          start.getEventId() + anchor + start.getTag().orElse("") + start.getFlowStyle();
      default -> event.getEventId().toString();
    };
  }
}
