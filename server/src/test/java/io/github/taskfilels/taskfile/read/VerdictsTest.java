package io.github.taskfilels.taskfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.testkit.RealTask;
import io.github.taskfilels.yaml.SyntaxCheck;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader refuses exactly what Task refuses, on the small files of {@code verdicts.txt}. */
@Tag("process")
class VerdictsTest {
  private static final Pattern CASE =
      Pattern.compile("=== (accepted|refused): (.*)\n((?:(?!=== ).*\n)*)");

  record Case(boolean refused, String name, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    String all =
        Resources.toString(
            Resources.getResource(VerdictsTest.class, "verdicts.txt"), StandardCharsets.UTF_8);
    List<Case> cases = new ArrayList<>();
    Matcher matcher = CASE.matcher(all);
    while (matcher.find()) {
      cases.add(new Case(matcher.group(1).equals("refused"), matcher.group(2), matcher.group(3)));
    }
    assertThat(cases).hasSizeGreaterThan(300);
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theReaderAgreesWithTask(Case sample) {
    YamlTree tree = YamlParser.parse(sample.text());
    assertThat(SyntaxCheck.of(tree)).isEmpty();
    List<Problem> refusals =
        TaskfileReader.read(tree).problems().stream()
            .filter(problem -> problem.effect() == Problem.Effect.REFUSED)
            .toList();
    if (sample.refused()) {
      // One mistake, one problem.
      assertThat(refusals).as(sample.text()).hasSize(1);
    } else {
      assertThat(refusals).as(sample.text()).isEmpty();
    }
  }

  @Test
  void theFileOfVerdictsIsRight(@TempDir Path folder) throws IOException {
    RealTask task = RealTask.find();
    Path file = folder.resolve("Taskfile.yml");
    for (Case sample : cases()) {
      Files.writeString(file, sample.text());
      RealTask.Result result = task.list(file);
      assertThat(result.exitCode() != 0 && !result.errors().isEmpty())
          .as("%s%n%s%n%s", sample.name(), sample.text(), result)
          .isEqualTo(sample.refused());
    }
  }
}
