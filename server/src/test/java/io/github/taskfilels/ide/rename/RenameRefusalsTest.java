package io.github.taskfilels.ide.rename;

import static io.github.taskfilels.ide.rename.RenameFixture.refused;
import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.MemoryDisk;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenameRefusalsTest {
  private static final String TASKS =
      """
      version: '3'
      vars: {A: 1, B: 2}
      env: {E: 1}
      tasks:
        o$0ne: {aliases: [uno], deps: [two, w-1], cmds: ['{{.A}} $E', {task: t-x}]}
        two: echo
        w-*: echo
        t-*: echo
      """;

  @Test
  void namesThatTaskCannotRead() {
    refused(TASKS, "", Reason.INVALID, "is empty");
    refused(TASKS, " a", Reason.INVALID, "blank");
    refused(TASKS, "a\nb", Reason.INVALID, "line break");
    refused(TASKS, ":a", Reason.INVALID, "colon");
    refused(TASKS, "a:", Reason.INVALID, "colon");
    refused(TASKS, "a::b", Reason.INVALID, "colon");
    refused(TASKS, "{{.A}}", Reason.INVALID, "template");
    refused(
        "version: '3'\ntasks: {':ou$0t': echo}\n", "out", Reason.INVALID, "begin with : as before");
    refused(TASKS, "-a", Reason.INVALID, "flag");
    refused(TASKS, "a=b", Reason.INVALID, "variable");
    refused(TASKS, "a*", Reason.INVALID, "wildcards");
    refused(TASKS, "x".repeat(2000), Reason.INVALID, "longer");
    refused(TASKS.replace("$0", "").replace("{A", "{A$0"), "1A", Reason.INVALID, "digit");
    refused(TASKS.replace("$0", "").replace("{A", "{A$0"), "TASK", Reason.INVALID, "Task itself");
    refused(TASKS.replace("$0", "").replace("{E", "{E$0"), "É", Reason.INVALID, "letters");
    refused("a: &x$0 1\n", "y z", Reason.INVALID, "A-Z");
  }

  @Test
  void whatAnIncludeLeavesOutByItsNamespace() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: {taskfile: ./lib.yml, excludes: ['in:*']}}
        //- /lib.yml
        version: '3'
        tasks: {in:o$0ne: echo}
        """;
    refused(text, "one", Reason.CHANGED, "leaves out 'lib:in:one', but would not leave out");
    RenameFixture.check(text.replace("in:o$0ne", "‹in:one›"), "in:two");
  }

  @Test
  void whatHasTheNameAlready() {
    refused(TASKS, "two", Reason.CLASH, "another task in Taskfile.yml");
    refused(TASKS, "uno", Reason.CAPTURED, "alias of the task 'one'");
    refused(TASKS, "w-2", Reason.CAPTURED, "'w-*'");
    refused(TASKS.replace("$0", "").replace("{A", "{A$0"), "B", Reason.CLASH, "Taskfile.yml:2");
    refused("a: &x$0 1\nb: &y 2\n", "y", Reason.CLASH, "Taskfile.yml:2");
    refused(
        "version: '3'\nincludes: {a$0: ./a.yml, b: {taskfile: ./b.yml, aliases: [c]}}\n",
        "c",
        Reason.CLASH,
        "an include in Taskfile.yml");
    refused(
        """
        version: '3'
        tasks:
          a: '{{define "t$0"}}{{end}}{{define "u"}}{{end}}{{template "t"}}'
        """,
        "u",
        Reason.CLASH,
        "Taskfile.yml:3");
  }

  @Test
  void fullNamesOfOtherChains() {
    refused(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks: {'lib:new': echo}
        //- /lib.yml
        version: '3'
        tasks: {ol$0d: echo}
        """,
        "new",
        Reason.CLASH,
        "'lib:new'");
    refused(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: {taskfile: ./lib.yml, flatten: true}}
        tasks: {t: {deps: [new]}, 'n*': echo}
        //- /lib.yml
        version: '3'
        tasks: {ol$0d: echo}
        """,
        "new",
        Reason.CAPTURED,
        "'n*'");
    refused(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {li$0b: ./lib.yml}
        tasks: {'new:old': echo}
        //- /lib.yml
        version: '3'
        tasks: {old: echo}
        """,
        "new",
        Reason.CLASH,
        "'new:old'");
  }

  @Test
  void namesThatTemplatesBuild() {
    refused(
        """
        version: '3'
        vars: {N: ild}
        tasks:
          bui$0ld: echo
          t: {vars: {N: ild}, deps: ['bu{{.N}}']}
        """,
        "compile",
        Reason.TEMPLATE,
        "Taskfile.yml:5");
    refused(
        """
        version: '3'
        tasks:
          bui$0ld: echo
          t: {deps: [{for: [build], task: '{{.ITEM}}', vars: {X: '{{.ITEM}}'}}]}
        """,
        "compile",
        Reason.TEMPLATE,
        "Taskfile.yml:4");
  }

  @Test
  void oneNameOfSeveralTasks() {
    String text =
        """
        //- /Taskfile.yml
        version: '3'
        includes: {x: ./x.yml, y: ./y.yml}
        //- /x.yml
        version: '3'
        includes: {s: ./s.yml}
        tasks: {pr$0ep: echo}
        //- /y.yml
        version: '3'
        includes: {s: ./s.yml}
        tasks: {prep: echo}
        //- /s.yml
        version: '3'
        tasks: {go: {deps: [':prep']}}
        """;
    refused(text, "ready", Reason.AMBIGUOUS, "s.yml:2");
    String there = text.replace("pr$0ep", "prep").replace("':prep'", "':prep$0'");
    assertThat(RenameFixture.renamed(Fixture.parse(there), "ready", false))
        .isEqualTo(Fixture.parse(text.replace("$0", "").replace("prep", "ready")).files());
  }

  @Test
  void whatIsNotOurs() {
    refused("version: '3'\ntasks: {t: 'echo {{.TAS$0K}}'}\n", "X", Reason.NOT_OURS, "Task itself");
    refused("version: '3'\ntasks: {t: 'echo {{.HOM$0E}}'}\n", "X", Reason.NOT_OURS, "environment");
    refused("version: '3'\ntasks: {t: {deps: [no$0]}}\n", "X", Reason.NOT_OURS, "no task 'no'");
    refused("version: '3'\ntasks: {t: {des$0c: x}}\n", "X", Reason.NOT_OURS, "put the cursor");
    refused(
        """
        version: '3'
        tasks: {t: {cmds: [{for: [a], cmd: 'echo {{.ITEM$0}}'}]}}
        """,
        "X",
        Reason.NOT_OURS,
        "'as'");
    refused(
        """
        version: '3'
        includes: {far: 'https://example.org/Taskfile.yml'}
        tasks: {t: {deps: [far:$0x]}}
        """,
        "X",
        Reason.OUTSIDE,
        "cannot be read here");
  }

  @Test
  void filesOutsideOfTheWorkspace() {
    MemoryDisk disk =
        new MemoryDisk(
            ImmutableMap.of(
                "/w/Taskfile.yml",
                "version: '3'\nincludes: {o: ../o.yml}\ntasks: {t: {deps: ['o:x']}}\n",
                "/o.yml",
                "version: '3'\ntasks: {x: echo}\n"));
    Workspace workspace = new Workspace(disk, ImmutableMap.of());
    workspace.foldersChanged(List.of(id("/w")));
    workspace.discovered(List.of(id("/w/Taskfile.yml")));
    int offset = disk.files().get("/w/Taskfile.yml").lastIndexOf('x');
    assertThatThrownBy(
            () -> Renames.rename(workspace.snapshot(), id("/w/Taskfile.yml"), offset, "y", false))
        .isInstanceOf(RenameRefusedException.class)
        .hasMessageContaining("o.yml names it, too, and lies outside");
  }

  @Test
  void aDefaultTaskThatANamespaceNames() {
    refused(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks: {t: {deps: [lib]}}
        //- /lib.yml
        version: '3'
        tasks: {def$0ault: echo}
        """,
        "all",
        Reason.CHANGED,
        "Taskfile.yml:3");
  }

  @Test
  void theSameNameChangesNothing() throws RenameRefusedException {
    Fixture fixture = Fixture.parse(TASKS);
    assertThat(
            Renames.rename(
                    TestWorkspace.of(fixture.files()).snapshot(),
                    id("/Taskfile.yml"),
                    fixture.cursor().offset(),
                    "one",
                    false)
                .changes())
        .isEmpty();
  }
}
