package io.github.taskfilels.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProgramTest {

  /** The example J.1 of the notes on Task, whose results were observed. */
  private static final FixtureFiles SERVICES =
      FixtureFiles.of(
          """
          //- /Taskfile.yml
          version: '3'
          vars: {REGION: eu}
          includes:
            api:
              taskfile: ./svc
              dir: ./svc
              aliases: [a]
              excludes: [legacy, 'tools:*']
              vars: {PORT: 81, NAME: api}
            web: ./svc
          tasks:
            web: echo root-web
            all:
              deps: [api:build, web:build]
            prep: {run: once, cmds: [echo prep]}
          //- /svc/Taskfile.yml
          version: '3'
          includes: {tools: ./tools.yml}
          tasks:
            default: [{task: build}]
            build:
              aliases: [b]
              deps: [':prep']
              cmds: [echo]
            legacy: echo old
          //- /svc/tools.yml
          version: '3'
          tasks: {lint: echo lint}
          """);

  @Test
  void theTasksOfAProgramAreThoseOfTheRootFirst() {
    assertThat(SERVICES.program().tasks().map(TaskView::name))
        .containsExactly(
            "web",
            "all",
            "prep",
            "api:default",
            "api:build",
            "web:default",
            "web:build",
            "web:legacy",
            "web:tools:lint");
  }

  @Test
  void aliasesArePrefixedAndNamespacesStandForTheirDefault() {
    assertThat(aliases(SERVICES, "api:build")).containsExactly("api:b", "a:build", "a:b");
    assertThat(aliases(SERVICES, "api:default")).containsExactly("a:default", "api", "a");
    assertThat(aliases(SERVICES, "web:build")).containsExactly("web:b");
    assertThat(aliases(SERVICES, "web:default")).isEmpty();
  }

  @Test
  void everyNameAndAliasIsFound() {
    Program program = SERVICES.program();
    program
        .tasks()
        .forEach(
            task -> {
              assertThat(found(SERVICES, task.name())).isEqualTo(task.name());
              for (String alias : program.aliases(task)) {
                assertThat(found(SERVICES, alias)).as(alias).isEqualTo(task.name());
              }
            });
    assertThat(found(SERVICES, "web")).isEqualTo("web");
    assertThat(found(SERVICES, "api:legacy")).isEqualTo("none");
    assertThat(found(SERVICES, "a:tools:lint")).isEqualTo("none");
    assertThat(found(SERVICES, "API:build")).isEqualTo("none");
  }

  @Test
  void colonsClimbOneIncludeEach() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            //- /Taskfile.yml
            includes: {b: ./b.yml, d: ./d.yml}
            tasks: {foo: echo}
            //- /b.yml
            includes: {c: ./c.yml}
            tasks: {foo: echo}
            //- /c.yml
            tasks: {foo: echo}
            //- /d.yml
            tasks: {foo: echo}
            """);
    assertThat(reference(files, "/c.yml", "foo")).isEqualTo("b:c:foo");
    assertThat(reference(files, "/c.yml", ":foo")).isEqualTo("b:foo");
    assertThat(reference(files, "/c.yml", "::foo")).isEqualTo("foo");
    assertThat(reference(files, "/c.yml", ":::foo")).isEqualTo("none");
    assertThat(reference(files, "/b.yml", ":d:foo")).isEqualTo("d:foo");
    assertThat(reference(files, "/Taskfile.yml", ":foo")).isEqualTo("none");
  }

  @Test
  void flattenedFilesSpeakTheLanguageOfTheirIncluder() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            //- /Taskfile.yml
            includes:
              b: ./b.yml
            //- /b.yml
            includes:
              flat: {taskfile: ./flat.yml, flatten: true, aliases: [unused], excludes: [out]}
            tasks: {own: echo}
            //- /flat.yml
            tasks:
              one: {aliases: [uno], cmds: [echo]}
              out: echo
              default: echo
            """);
    assertThat(files.program().tasks().map(TaskView::name))
        .containsExactly("b:own", "b:one", "b:default");
    assertThat(found(files, "b:uno")).isEqualTo("b:one");
    assertThat(found(files, "b")).isEqualTo("b:default");
    assertThat(found(files, "b:unused:one")).isEqualTo("none");
    assertThat(reference(files, "/flat.yml", "own")).isEqualTo("b:own");
    assertThat(reference(files, "/flat.yml", "out")).isEqualTo("none");
    assertThat(reference(files, "/flat.yml", ":b:own")).isEqualTo("b:own");
  }

  @Test
  void aNameWithALeadingColonLeavesItsNamespace() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            //- /Taskfile.yml
            includes: {b: ./b.yml}
            //- /b.yml
            tasks:
              ':top': echo
              own: {aliases: [':o'], cmds: [echo]}
            """);
    assertThat(files.program().tasks().map(TaskView::name)).containsExactly("top", "b:own");
    assertThat(found(files, "top")).isEqualTo("top");
    assertThat(found(files, "o")).isEqualTo("b:own");
  }

  @Test
  void exactNamesComeBeforeAliasesAndThoseBeforeWildcards() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            //- /Taskfile.yml
            includes: {sub: {taskfile: ./sub.yml, aliases: [s]}}
            tasks:
              'a:*': echo
              'a:*:*': echo
              'a.c': echo
              plain: {aliases: ['a:alias', same], cmds: [echo]}
              other: {aliases: [same, 'x-*'], cmds: [echo]}
              'a:exact': echo
            //- /sub.yml
            tasks:
              'build-*-for-*': echo
            """);
    Program program = files.program();
    assertThat(found(files, "a:exact")).isEqualTo("a:exact");
    assertThat(found(files, "a:alias")).isEqualTo("plain");
    assertThat(found(files, "a:x:y")).isEqualTo("a:*");
    assertThat(match(program, "a:x:y")).containsExactly("x:y");
    assertThat(found(files, "abc")).isEqualTo("none");
    assertThat(found(files, "x-1")).isEqualTo("other");
    assertThat(match(program, "sub:build-a-for-b-for-c")).containsExactly("a-for-b", "c");
    assertThat(match(program, "s:build--for-")).containsExactly("", "");
    assertThat(((Lookup.Found) program.lookup("s:build-1-for-2")).fullName())
        .isEqualTo("sub:build-1-for-2");
    assertThat(program.lookup("same"))
        .isInstanceOfSatisfying(
            Lookup.Ambiguous.class,
            ambiguous ->
                assertThat(ambiguous.tasks())
                    .map(TaskView::name)
                    .containsExactly("plain", "other"));
  }

  @Test
  void anInternalIncludeMakesItsTasksInternal() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            //- /Taskfile.yml
            includes:
              a: {taskfile: ./a.yml, internal: true}
            tasks:
              hidden: {internal: true}
            //- /a.yml
            tasks: {x: echo}
            """);
    assertThat(files.program().tasks()).allMatch(TaskView::internal);
  }

  @Test
  void whatCannotBeReadLeavesItsNamesUnknown() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            //- /Taskfile.yml
            includes:
              gone: ./gone.yml
              half: ./half.yml
            tasks:
              x: echo
            //- /half.yml
            tasks:
              a: echo
            } what is this
            """);
    assertThat(files.program().lookup("gone:x")).isInstanceOf(Lookup.Unknown.class);
    assertThat(files.program().lookup("gone")).isInstanceOf(Lookup.Unknown.class);
    assertThat(files.program().lookup("half:b")).isInstanceOf(Lookup.Unknown.class);
    assertThat(found(files, "half:a")).isEqualTo("half:a");
    assertThat(files.program().lookup("y")).isInstanceOf(Lookup.Missing.class);
  }

  @Test
  void aTypingMistakeInOneTaskHidesNoName() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            tasks:
              a:
                cmds: ["echo]
              b: echo
            """);
    assertThat(files.program().lookup("a")).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void whatWasMeantIsSuggestedAsItHasToBeWritten() {
    Program program = SERVICES.program();
    IncludePath api = program.chainsTo(FixtureFiles.id("/svc/Taskfile.yml"), 1).getFirst();
    Suggestions suggestions = new Suggestions(program);
    assertThat(suggestions.name("api:biuld")).isEqualTo("api:build");
    assertThat(suggestions.reference(api, "prep")).isEqualTo(":prep");
    assertThat(suggestions.reference(api, ":build")).isEqualTo("build");
    assertThat(suggestions.reference(api, ":perp")).isEqualTo(":prep");
    assertThat(suggestions.reference(api, "legcay")).isEqualTo("legacy");
    assertThat(suggestions.reference(api, "nothing-like-it")).isNull();
  }

  @Test
  void allChainsToAFileAreFound() {
    Program program = SERVICES.program();
    assertThat(program.chainsTo(FixtureFiles.id("/svc/tools.yml"), 10))
        .map(IncludePath::namespace)
        .containsExactlyInAnyOrder("api:tools", "web:tools");
    assertThat(program.chainsTo(FixtureFiles.id("/svc/tools.yml"), 1)).hasSize(1);
    assertThat(program.chainsTo(FixtureFiles.id("/elsewhere.yml"), 10)).isEmpty();
  }

  @Test
  void aCycleOfIncludesEndsEveryQuestion() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            //- /Taskfile.yml
            includes: {a: ./a.yml, f: {taskfile: ./a.yml, flatten: true}}
            tasks: {':r': echo}
            //- /a.yml
            includes: {r: ./Taskfile.yml, g: {taskfile: ./Taskfile.yml, flatten: true}}
            tasks: {x: echo}
            """);
    assertThat(found(files, "a:x")).isEqualTo("a:x");
    assertThat(files.program().lookup("a:r:a:r:nothing").task()).isNull();
    assertThat(files.program().tasks().limit(100)).hasSizeLessThan(100);
    assertThat(files.program().chainsTo(FixtureFiles.id("/a.yml"), 100)).isNotEmpty();
  }

  @Test
  void filesAreInTheOrderOfTheirDeclarations() {
    FixtureFiles files =
        FixtureFiles.of(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {z: ./z.yml, a: ./a.yml, m: ./m.yml}
            //- /z.yml
            version: '3'
            includes: {low: ./low.yml, m: ./m.yml}
            //- /a.yml
            version: '3'
            //- /m.yml
            version: '3'
            //- /low.yml
            version: '3'
            """);
    assertThat(files.program().reachable().stream().map(FileId::fileName))
        .containsExactly("Taskfile.yml", "z.yml", "low.yml", "m.yml", "a.yml");
  }

  /**
   * 25 layers of 4 files, each of which includes all of the next layer: 4^24 chains to the last.
   */
  @Test
  @Timeout(60)
  void diamondsCostTheirFilesAndNotTheirChains() {
    Program program = diamonds().program();
    String path = "n0:".repeat(25);
    assertThat(program.lookup(path + "leaf")).isInstanceOf(Lookup.Found.class);
    assertThat(program.lookup(path + "w-1")).isInstanceOf(Lookup.Found.class);
    assertThat(program.lookup(path + "nothing")).isInstanceOf(Lookup.Missing.class);
    assertThat(program.lookup("leaf")).isInstanceOf(Lookup.Missing.class);
    assertThat(program.tasks().limit(1000)).hasSize(1000);
    assertThat(program.chainsTo(FixtureFiles.id("/l24-3.yml"), 5)).hasSize(5);
    assertThat(program.reachable()).hasSize(101);
  }

  /**
   * Each file of the chain is asked for the name, the alias and the wildcard once, and no other.
   */
  @Test
  @Timeout(60)
  void aNameIsAskedAlongItsChainOnly() {
    Program program = diamonds().program();
    int chain = 26;
    assertThat(program.lookup("n0:".repeat(25) + "leaf")).isInstanceOf(Lookup.Found.class);
    assertThat(program.nameIndex().answered()).isLessThanOrEqualTo(chain);
    assertThat(program.lookup("n1:".repeat(25) + "w-1")).isInstanceOf(Lookup.Found.class);
    assertThat(program.nameIndex().answered()).isLessThanOrEqualTo(chain + 3 * chain);
    TaskView leaf = program.lookup("n0:".repeat(25) + "leaf").task();
    assertThat(leaf).isNotNull();
    int before = program.nameIndex().answered();
    assertThat(program.resolve(leaf, "w-1")).isInstanceOf(Lookup.Found.class);
    assertThat(program.aliases(leaf)).isEmpty();
    assertThat(program.nameIndex().answered()).isLessThanOrEqualTo(before + 3 * chain);
  }

  /** 25 layers of 4 files. */
  private static FixtureFiles diamonds() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("/Taskfile.yml", layer(0, "default: echo"));
    for (int layer = 0; layer < 25; layer++) {
      for (int i = 0; i < 4; i++) {
        texts.put(
            "/l" + layer + "-" + i + ".yml",
            layer < 24 ? layer(layer + 1, "t: echo") : "tasks: {leaf: echo, 'w-*': echo}\n");
      }
    }
    return FixtureFiles.of(texts);
  }

  private static String layer(int next, String task) {
    StringBuilder text = new StringBuilder("includes:\n");
    for (int i = 0; i < 4; i++) {
      text.append("  n")
          .append(i)
          .append(": ./l")
          .append(next)
          .append('-')
          .append(i)
          .append(".yml\n");
    }
    return text.append("tasks:\n  ").append(task).append('\n').toString();
  }

  private static List<String> match(Program program, String name) {
    return ((Lookup.Found) program.lookup(name)).match();
  }

  private static ImmutableList<String> aliases(FixtureFiles files, String name) {
    Program program = files.program();
    return program.aliases(((Lookup.Found) program.lookup(name)).task());
  }

  private static String found(FixtureFiles files, String name) {
    TaskView task = files.program().lookup(name).task();
    return task == null ? "none" : task.name();
  }

  private static String reference(FixtureFiles files, String file, String reference) {
    Program program = files.program();
    IncludePath includePath = program.chainsTo(FixtureFiles.id(file), 1).getFirst();
    TaskView task = program.resolve(includePath, reference).task();
    return task == null ? "none" : task.name();
  }

  /** Names are put together at once; step by step, each include renames what the next one shows. */
  @Test
  void aNameIsQualifiedAsIfRenamedHopByHop() {
    Random random = new Random(5);
    FileId file = FileId.of(Path.of("/Taskfile.yml"));
    for (int round = 0; round < 2_000; round++) {
      IncludePath includePath = IncludePath.of(file);
      for (int hops = random.nextInt(6); hops > 0; hops--) {
        String namespace = pick(random, "a", "b:c", "", ":d", "::");
        includePath =
            includePath.then(
                new IncludeStep(
                    file,
                    new IncludeEntry(
                        namespace,
                        "./x",
                        null,
                        false,
                        false,
                        false,
                        random.nextInt(4) == 0,
                        ImmutableList.of(),
                        ImmutableList.of(),
                        ImmutableList.of(),
                        null),
                    0,
                    file));
      }
      String name = pick(random, "t", ":t", "::t", "t:u", "", ":", ":::");
      String expected = name;
      for (IncludeStep step : includePath.steps().reverse()) {
        expected = step.rename(expected);
      }
      assertThat(includePath.qualify(name)).as("%s in %s", name, includePath).isEqualTo(expected);
    }
  }

  /** Names that stand together are walked through without being held; others are sorted. */
  @Test
  void tasksComeByNameHoweverTheyAreIncluded() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Map<String, String> texts = includes(random);
      Program program = FixtureFiles.of(texts).program();
      List<String> sorted = program.tasks().map(TaskView::name).sorted().toList();
      assertThat(names(program.tasksByName(false)))
          .as("seed %d, %s", seed, texts)
          .isEqualTo(sorted);
      assertThat(names(program.tasksByName(true)))
          .as("seed %d, %s", seed, texts)
          .isEqualTo(
              Stream.concat(
                      sorted.stream().filter(name -> name.indexOf(':') < 0),
                      sorted.stream().filter(name -> name.indexOf(':') >= 0))
                  .toList());
      assertThat(program.longestName(task -> true))
          .as("seed %d, %s", seed, texts)
          .isEqualTo(sorted.stream().mapToInt(String::length).max().orElse(-1));
    }
  }

  private static List<String> names(Iterable<TaskView> tasks) {
    return Streams.stream(tasks).map(TaskView::name).toList();
  }

  /** Five files, each with some tasks and includes of those after it; odd ones in every third. */
  private static Map<String, String> includes(Random random) {
    boolean odd = random.nextInt(3) == 0;
    Map<String, String> texts = new LinkedHashMap<>();
    for (int file = 0; file < 5; file++) {
      StringBuilder text = new StringBuilder("version: '3'\n");
      Set<String> includes = new TreeSet<>();
      for (int i = random.nextInt(4); i > 0 && file < 4; i--) {
        String namespace = pick(random, "a", "a1", "b", "a-b", odd ? "a:b" : "z");
        String flat = odd && random.nextInt(3) == 0 ? ", flatten: true" : "";
        int to = file + 1 + random.nextInt(4 - file);
        includes.add("  '" + namespace + "': {taskfile: ./f" + to + ".yml" + flat + "}\n");
      }
      text.append(includes.isEmpty() ? "" : "includes:\n");
      includes.forEach(text::append);
      Set<String> tasks = new TreeSet<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        tasks.add(pick(random, "a", "a0", "b", "c", "a-b", odd ? "a:c" : "d", odd ? ":t" : "t"));
      }
      text.append(tasks.isEmpty() ? "tasks: {}\n" : "tasks:\n");
      tasks.forEach(task -> text.append("  '").append(task).append("': echo\n"));
      texts.put(file == 0 ? "/Taskfile.yml" : "/f" + file + ".yml", text.toString());
    }
    return texts;
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
