package io.github.taskfilels.program;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferrersTest {

  private static List<String> referrers(Snapshot snapshot, String file, String task) {
    return Referrers.of(snapshot, new Definition(id(file), task)).stream()
        .map(referrer -> referrer.file() + " " + referrer.task().name())
        .toList();
  }

  private static TestWorkspace workspace(String fixture) {
    return TestWorkspace.of(Fixture.parse(fixture).files());
  }

  @Test
  void namesOutliveWhatATaskNeedsAndNotANewName() {
    TestWorkspace workspace = workspace("//- /Taskfile.yml\nversion: '3'\ntasks: {a: x, b: y}\n");
    String text = "version: '3'\ntasks: {a: x, b: {deps: [%s]}}\n";
    FileId file = id("/Taskfile.yml");
    Snapshot half = workspace.type("/Taskfile.yml", text.formatted("a"));
    Programs names = Programs.ofNames(half, file);
    Programs whole = Programs.around(half, file);
    Snapshot other = workspace.type("/Taskfile.yml", text.formatted("ab"));
    assertThat(Programs.ofNames(other, file)).isSameAs(names);
    assertThat(Programs.around(other, file)).isNotSameAs(whole);
    assertThat(names.meaning(file, "a").tasks()).containsExactly(new Definition(file, "a"));
    Snapshot renamed = workspace.type("/Taskfile.yml", "version: '3'\ntasks: {ab: x}\n");
    assertThat(Programs.ofNames(renamed, file).meaning(file, "a").tasks()).isEmpty();
  }

  @Test
  void aReferenceIsFoundByWhatItMeansAndNotByItsName() {
    Snapshot snapshot =
        workspace(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {lib: {taskfile: lib.yml, aliases: [l]}}
                tasks:
                  gen: echo
                  own: {deps: [gen]}
                  far: {deps: ['lib:gen']}
                  alias: {cmds: [{task: 'l:g'}]}
                  loop: {deps: [{for: [gen, lib:gen], task: '{{.ITEM}}'}]}
                  dynamic: {deps: ['{{.X}}:gen']}
                //- /lib.yml
                version: '3'
                tasks:
                  gen: {aliases: [g], cmds: [echo]}
                  here: {cmds: [{defer: {task: gen}}]}
                  up: {deps: [':gen']}
                """)
            .snapshot();
    assertThat(referrers(snapshot, "/lib.yml", "gen"))
        .containsExactly(
            "/Taskfile.yml far", "/Taskfile.yml alias", "/Taskfile.yml loop", "/lib.yml here");
    assertThat(referrers(snapshot, "/Taskfile.yml", "gen"))
        .containsExactly("/Taskfile.yml own", "/Taskfile.yml loop", "/lib.yml up");
  }

  @Test
  void namespacesAndWildcardsStandForTasksToo() {
    Snapshot snapshot =
        workspace(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {lib: lib.yml}
                tasks:
                  lib:part:
                    cmds: [echo]
                  'lib:*-x': echo
                  all: {deps: [lib, 'lib:do-it']}
                //- /lib.yml
                version: '3'
                tasks:
                  default: echo
                  do-*: echo
                  t: {deps: [part, a-x]}
                """)
            .snapshot();
    assertThat(referrers(snapshot, "/lib.yml", "default")).containsExactly("/Taskfile.yml all");
    assertThat(referrers(snapshot, "/lib.yml", "do-*")).containsExactly("/Taskfile.yml all");
    assertThat(referrers(snapshot, "/Taskfile.yml", "lib:part")).containsExactly("/lib.yml t");
    assertThat(referrers(snapshot, "/Taskfile.yml", "lib:*-x")).containsExactly("/lib.yml t");
  }

  @Test
  void anEditMakesTheTableOfOneFileAnew() {
    TestWorkspace workspace =
        workspace(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {a: a.yml, b: b.yml}
            tasks: {t: {deps: ['a:t']}}
            //- /a.yml
            version: '3'
            tasks: {t: echo}
            //- /b.yml
            version: '3'
            tasks: {t: {deps: [':a:t']}}
            """);
    assertThat(referrers(workspace.snapshot(), "/a.yml", "t"))
        .containsExactly("/Taskfile.yml t", "/b.yml t");
    workspace.type("/b.yml", "version: '3'\ntasks: {t: {deps: [':a:t']}}\n");
    referrers(workspace.snapshot(), "/a.yml", "t");
    var before = OutgoingReferences.of(workspace.snapshot(), id("/Taskfile.yml"));
    long computed = workspace.workspace().statistics().computed();
    Snapshot typed =
        workspace.type("/b.yml", "version: '3'\ntasks: {u: echo, t: {deps: [':a:t']}}\n");
    assertThat(referrers(typed, "/a.yml", "t")).containsExactly("/Taskfile.yml t", "/b.yml t");
    // The table of the file, which stays equal, the programs, the answer.
    assertThat(workspace.workspace().statistics().computed()).isEqualTo(computed + 3);
    assertThat(OutgoingReferences.of(typed, id("/Taskfile.yml"))).isSameAs(before);
    Snapshot same =
        workspace.type("/b.yml", "version: '3'\ntasks: {u: echo 2, t: {deps: [':a:t']}}\n");
    computed = workspace.workspace().statistics().computed();
    assertThat(referrers(same, "/a.yml", "t")).hasSize(2);
    assertThat(workspace.workspace().statistics().computed()).isEqualTo(computed);
  }

  /** The index finds what asking every reference of the workspace finds. */
  @Test
  void theQuickTestLosesNoReference() {
    for (int seed = 0; seed < 300; seed++) {
      TestWorkspace workspace = TestWorkspace.of(random(new Random(seed)));
      Snapshot snapshot = workspace.snapshot();
      for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
        for (Summary.TaskEntry task : Objects.requireNonNull(snapshot.summary(file)).tasks()) {
          Definition definition = new Definition(file, task.name());
          assertThat(referrers(snapshot, file.toString(), task.name()))
              .as("seed %s, %s", seed, definition)
              .isEqualTo(asked(snapshot, definition));
        }
      }
    }
  }

  private static List<String> asked(Snapshot snapshot, Definition definition) {
    Programs programs = Programs.around(snapshot, definition.file());
    List<String> found = new ArrayList<>();
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
      for (Summary.TaskEntry task : Objects.requireNonNull(snapshot.summary(file)).tasks()) {
        for (Summary.Reference reference : task.references()) {
          boolean means =
              References.names(reference).stream()
                  .anyMatch(name -> programs.meaning(file, name).tasks().contains(definition));
          if (means) {
            found.add(file + " " + task.name());
          }
        }
      }
    }
    return found;
  }

  private static Map<String, String> random(Random random) {
    List<String> names =
        List.of(
            "a",
            "b",
            "default",
            "a:b",
            ":a",
            "::b",
            ":default",
            "a-*",
            "*",
            "b:*",
            "n:a",
            "n:*-c",
            "*:a");
    List<String> called =
        List.of(
            "a",
            "b",
            "n",
            "m",
            "n:a",
            "m:b",
            ":a",
            ":n",
            "::a",
            ":m:b",
            "n:m",
            "a-x",
            "n:a-x",
            ":a-x",
            "n:b:x",
            "default",
            "n:default",
            "x-c",
            "a:b",
            "n:n:a",
            "*",
            "al",
            "n:al");
    int count = 2 + random.nextInt(4);
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder("version: '3'\nincludes:\n");
      for (int to = i + 1; to < count; to++) {
        if (random.nextInt(3) > 0) {
          text.append("  ")
              .append(List.of("n", "m", "k", "a:b", "b").get(random.nextInt(5) % (to + 1)));
          text.append(": {taskfile: ./f").append(to).append(".yml");
          text.append(random.nextInt(4) == 0 ? ", flatten: true" : "");
          text.append(random.nextInt(4) == 0 ? ", aliases: [m, 'n:x']" : "");
          text.append(random.nextInt(6) == 0 ? ", excludes: [a]" : "").append("}\n");
        }
      }
      text.append("tasks:\n  start: echo\n");
      for (int task = 0; task < 3; task++) {
        text.append("  '").append(names.get(random.nextInt(names.size()))).append("':\n");
        text.append(random.nextInt(4) == 0 ? "    aliases: [al, 'n:al', 'x*']\n" : "");
        text.append("    deps: ['").append(called.get(random.nextInt(called.size())));
        text.append("', '").append(called.get(random.nextInt(called.size()))).append("']\n");
      }
      files.put(i == 0 ? "/Taskfile.yml" : "/f" + i + ".yml", text.toString());
    }
    return files;
  }
}
