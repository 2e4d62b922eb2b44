package io.github.taskfilels.program;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files with thousands of includes, and thousands of files that include each other. */
@Timeout(60)
class ManyIncludesTest {

  /** What can bring a name is found without asking every include of a file. */
  @Test
  void theIncludesThatMayBringANameAreThoseWithItsPrefix() {
    Random random = new Random(16);
    for (int round = 0; round < 500; round++) {
      ImmutableList<IncludeStep> steps =
          IntStream.range(0, random.nextInt(8))
              .mapToObj(i -> step(random, i))
              .collect(ImmutableList.toImmutableList());
      IncludesByPrefix index =
          new IncludesByPrefix(steps, step -> "./out".equals(step.include().taskfile()));
      for (int i = 0; i < 20; i++) {
        String name = name(random);
        assertThat(index.of(name))
            .as("%s of %s", name, steps)
            .isEqualTo(steps.stream().filter(step -> mayBring(step, name)).toList());
      }
    }
  }

  private static boolean mayBring(IncludeStep step, String name) {
    return step.include().flatten()
        || "./out".equals(step.include().taskfile())
        || IncludeStep.prefixes(step.include()).stream()
            .anyMatch(
                prefix ->
                    prefix.contains("*") || name.equals(prefix) || name.startsWith(prefix + ":"));
  }

  private static IncludeStep step(Random random, int index) {
    IncludeEntry include =
        new IncludeEntry(
            name(random),
            random.nextInt(6) == 0 ? "./out" : "./x",
            null,
            false,
            false,
            false,
            random.nextInt(6) == 0,
            random.nextBoolean() ? ImmutableList.of() : ImmutableList.of(name(random)),
            ImmutableList.of(),
            ImmutableList.of(),
            null);
    return new IncludeStep(FixtureFiles.id("/a"), include, index, FixtureFiles.id("/b"));
  }

  private static String name(Random random) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> random.nextInt(8) == 0 ? "*" : "ab:".substring(random.nextInt(3)))
        .collect(joining());
  }

  @Test
  void aReferenceOutOfAFileWithVeryManyIncludersIsTold() {
    String includes =
        IntStream.range(0, 20_000).mapToObj(i -> "  i" + i + ": ./lib.yml\n").collect(joining());
    FixtureFiles files =
        FixtureFiles.of(
            Map.of(
                "/Taskfile.yml",
                "includes:\n" + includes + "tasks: {x: echo}\n",
                "/lib.yml",
                "tasks: {a: {deps: [b, gone, ':x', ':gone']}, b: echo}\n"));
    ChainFailures failures = new ChainFailures(new NameIndex(files));
    assertThat(failures.of(FixtureFiles.id("/lib.yml"), "a", "b").failures()).isEmpty();
    assertThat(failures.of(FixtureFiles.id("/lib.yml"), "a", ":x").failures()).isEmpty();
    assertThat(failures.of(FixtureFiles.id("/lib.yml"), "a", "gone").failures()).isNotEmpty();
    assertThat(failures.of(FixtureFiles.id("/lib.yml"), "a", ":gone").failures()).isNotEmpty();
    assertThat(files.program().lookup("i19999:b")).isInstanceOf(Lookup.Found.class);
    assertThat(files.program().lookup("i20000:b")).isInstanceOf(Lookup.Missing.class);
  }

  /** Nothing is claimed of what lies too deep to be looked at. */
  @Test
  void aNameVeryDeepDownIsNotKnown() {
    FixtureFiles files = FixtureFiles.of(chain(5_000, "./%s.yml"));
    Program program = files.program();
    assertThat(program.lookup("n:".repeat(100) + "t100")).isInstanceOf(Lookup.Found.class);
    assertThat(program.lookup("n:".repeat(100) + "gone")).isInstanceOf(Lookup.Missing.class);
    assertThat(program.lookup("n:".repeat(4_000) + "t4000")).isInstanceOf(Lookup.Unknown.class);
    ChainFailures failures = new ChainFailures(new NameIndex(files));
    assertThat(failures.of(FixtureFiles.id("/4000.yml"), "t4000", ":gone").everywhere()).isFalse();
  }

  @Test
  void norIsOneOfManyFlattenedFiles() {
    FixtureFiles files = FixtureFiles.of(chain(5_000, "{taskfile: ./%s.yml, flatten: true}"));
    assertThat(files.program().lookup("t100")).isInstanceOf(Lookup.Found.class);
    assertThat(files.program().lookup("t4000")).isInstanceOf(Lookup.Unknown.class);
    ReferenceResolver resolver = new ReferenceResolver(new NameIndex(files));
    assertThat(resolver.of(FixtureFiles.id("/4000.yml"), ":gone").tasks()).isEmpty();
    assertThat(resolver.of(FixtureFiles.id("/4000.yml"), "t4000").tasks()).hasSize(1);
  }

  private static Map<String, String> chain(int files, String include) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i <= files; i++) {
      texts.put(
          i == 0 ? "/Taskfile.yml" : "/" + i + ".yml",
          (i == files ? "" : "includes: {n: " + include.formatted(i + 1) + "}\n")
              + ("tasks: {t" + i + ": {deps: [':gone']}}\n"));
    }
    return texts;
  }
}
