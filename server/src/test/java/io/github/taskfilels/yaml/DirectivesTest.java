package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesTest {
  private static List<String> messages(String directives) {
    String text = directives + "\n---\nversion: '3'\n";
    return SyntaxCheck.of(YamlParser.parse(text)).stream().map(YamlError::message).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%YAML 1.1", "# x\n\n%YAML 1.1 # y", "%TAG ! tag:example.com,2000:", "\uFEFF"})
  void taskReadsThese(String directives) {
    assertThat(messages(directives)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%YAML 1.2", "%YAML 2.0", "%YAML", "%YAML x", "%YAML 1.1 x"})
  void taskRefusesOtherVersions(String directives) {
    assertThat(messages(directives)).singleElement().asString().contains("YAML 1.1 only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FOO bar", "%", "%YAML 1.1\n%YAML 1.1"})
  void taskRefusesOtherDirectives(String directives) {
    assertThat(messages(directives)).singleElement().asString().contains("delete this line");
  }
}
