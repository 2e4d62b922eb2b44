package io.github.taskfilels;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A test class that starts processes has the tag {@code process}, so that all others are quick and
 * run anywhere. It starts some if it, or any helper of tests that it uses, has to do with one of a
 * few classes, unless it is known to look only.
 */
class TestTagsTest {
  private static final Set<String> STARTERS =
      Set.of(
          "java.lang.ProcessBuilder",
          "io.github.taskfilels.run.process.ProcessSession",
          "io.github.taskfilels.run.process.EarlySession",
          "io.github.taskfilels.run.process.NativeSpawn",
          "io.github.taskfilels.run.process.Shell",
          "io.github.taskfilels.shellcheck.ShellCheck",
          // The whole program, in this process.
          "io.github.taskfilels.cli.CommandLine",
          // What a client sends that wants a run.
          "io.github.taskfilels.lsp.Protocol$RunParams");

  /** They give the program only commands that start nothing. */
  private static final Set<String> LOOKING =
      Set.of("CorpusListTest", "ExplainVariablesTest", "FormatCommandTest");

  /** What they use is asked for its name only, so nothing else has to be read. */
  private static final JavaClasses TESTS =
      ArchConfiguration.withThreadLocalScope(
          configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("io.github.taskfilels");
          });

  @Test
  void whatStartsProcessesIsTagged() {
    assertThat(
            TESTS.stream()
                .filter(TestTagsTest::hasTests)
                .filter(TestTagsTest::startsProcesses)
                .filter(type -> !isTagged(type))
                .map(JavaClass::getSimpleName)
                .filter(name -> !LOOKING.contains(name)))
        .as("test classes without the tag \"process\"")
        .isEmpty();
  }

  @Test
  void whatTheRuleGoesByIsUsed() {
    assertThat(TESTS.stream().filter(TestTagsTest::startsProcesses).map(JavaClass::getSimpleName))
        .as("by itself, by a helper, by its parent")
        .contains("ProcessSessionTest", "GlobOracleTest", "JavaSessionTest")
        .doesNotContain("RunnerTest");
  }

  /** Whether the build runs it: it goes by names. */
  private static boolean hasTests(JavaClass type) {
    return type.isTopLevelClass() && type.getSimpleName().endsWith("Test");
  }

  private static boolean isTagged(JavaClass type) {
    Class<?> itself = type.reflect();
    return List.of(itself.getAnnotationsByType(Tag.class)).stream()
        .anyMatch(tag -> tag.value().equals("process"));
  }

  /** Follows what a class uses, as far as that is code of tests. */
  private static boolean startsProcesses(JavaClass type) {
    Set<String> seen = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      JavaClass next = open.remove();
      if (STARTERS.contains(next.getName())) {
        return true;
      }
      if (seen.add(next.getName()) && (next == type || TESTS.contain(next.getName()))) {
        next.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .forEach(open::add);
      }
    }
    return false;
  }
}
