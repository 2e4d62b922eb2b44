package io.github.taskfilels.template.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.value.Values;
import io.github.taskfilels.template.functions.FixedHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Templates with the results that Task 3.53.1 gave for them, recorded once in {@code cases.jsonl}:
 * text, or the complete error message.
 */
class RecordedCasesTest {
  private final Renderer renderer = new Renderer(FixedHost.linux());

  @TestFactory
  Stream<DynamicTest> everyTemplateGivesWhatTaskGives() throws Exception {
    List<String> lines = lines();
    Map<?, ?> head = json(lines.getFirst());
    Map<String, ?> data = data((String) Objects.requireNonNull(head.get("data")));
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              Map<?, ?> recorded = json(line);
              boolean ref = recorded.containsKey("ref");
              String source = (String) Objects.requireNonNull(recorded.get(ref ? "ref" : "t"));
              return DynamicTest.dynamicTest(
                  "case " + source,
                  () -> {
                    String expected =
                        recorded.containsKey("err")
                            ? "error: " + recorded.get("err")
                            : (String) recorded.get("out");
                    assertThat(result(source, ref, data)).isEqualTo(expected);
                  });
            });
  }

  private String result(String source, boolean ref, Map<String, ?> data) {
    try {
      if (!ref) {
        return renderer.render(source, data);
      }
      Object value = renderer.evaluate(source, data);
      return Values.typeName(value) + "|" + Formatter.print(value);
    } catch (TemplateException e) {
      return "error: " + e.report();
    }
  }

  private static List<String> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            RecordedCasesTest.class.getResourceAsStream("/template/cases.jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private Map<?, ?> json(String line) {
    try {
      Object value = renderer.evaluate("mustFromJson .TEXT", Map.of("TEXT", line));
      return (Map<?, ?>) Objects.requireNonNull(value);
    } catch (TemplateException e) {
      throw new AssertionError(line, e);
    }
  }

  @SuppressWarnings("unchecked") // The variables of the recorded cases have names.
  private Map<String, ?> data(String yaml) throws TemplateException {
    Object value = renderer.evaluate("mustFromYaml .TEXT", Map.of("TEXT", yaml));
    return (Map<String, ?>) Objects.requireNonNull(value);
  }
}
