package io.github.taskfilels.ide.rules;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

/** References that mean something else, or nothing, in some of the ways to include their file. */
class TaskChainRulesTest {
  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    fixture.assertFound(IncludeRulesTest.labels(TestWorkspace.of(fixture.files()), fixture));
  }

  @Test
  void whatExcludesLeavesOutIsMissingForItsNeighbours() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, excludes: [secret, 'deep:*', quiet, over]}
        tasks:
          a: {deps: [lib:secret]}
        #            ^^^^^^^^^^ error[task-missing]: no task 'lib:secret'; include 'lib' of Taskfile.yml excludes it
          lib:over: echo
        //- /lib.yml
        version: '3'
        includes: {deep: ./deep.yml}
        tasks:
          secret: echo
          quiet: {deps: [secret]}
          over: echo
          calls: {deps: [secret, over, other, 'deep:d']}
        #                ^^^^^^ error[task-missing]: no task 'secret' (as included by Taskfile.yml: 'lib:secret'); include 'lib' of Taskfile.yml excludes it
        #                                     ^^^^^^^^ error[task-missing]: no task 'deep:d' (as included by Taskfile.yml: 'lib:deep:d'); include 'lib' of Taskfile.yml excludes it
          other: echo
        //- /deep.yml
        version: '3'
        tasks: {d: echo, e: {deps: [d]}}
        """);
  }

  @Test
  void oneChainOfSeveral() {
    check(
        """
        //- /a/Taskfile.yml
        version: '3'
        includes:
          lib: ../lib.yml
          less: {taskfile: ../lib.yml, excludes: [x]}
        tasks: {up: echo}
        //- /b/Taskfile.yml
        version: '3'
        includes: {lib: ../lib.yml}
        //- /c/Taskfile.yml
        version: '3'
        includes: {lib: {taskfile: ../lib.yml, excludes: [calls, x]}}
        //- /lib.yml
        version: '3'
        tasks:
          x: echo
          calls: {deps: [x, ':up']}
        #                ^ warning[task-missing]: no task 'x' (as included by a/Taskfile.yml: 'less:x'); include 'less' of a/Taskfile.yml excludes it
        #                   ^^^^^ warning[task-missing]: no task ':up' (as included by b/Taskfile.yml: 'up')
        """);
  }

  @Test
  void aliasesOfSeveralTasks() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {taskfile: ./a.yml, flatten: true}
          b: {taskfile: ./b.yml, aliases: [two]}
          c: {taskfile: ./c.yml, aliases: [two]}
        #                                  ^^^ warning[include-alias-conflict]: include 'b' is called 'two' too, and both have a task 'x'; choose another alias
        tasks:
          one: {aliases: [same], cmds: [x]}
          other: {aliases: [same, fine], cmds: [x]}
        #                   ^^^^ warning[alias-duplicate]: task 'one' has the name 'same' already; choose another alias
          t: {deps: [same, fine, 'two:x', 'two:y']}
        #            ^^^^ error[task-ambiguous]: 'same' is an alias of several tasks: 'one', 'other'; Task refuses to choose
        #                        ^^^^^^^ error[task-ambiguous]: 'two:x' is an alias of several tasks: 'b:x', 'c:x'; Task refuses to choose
        //- /a.yml
        version: '3'
        tasks:
          f: {cmds: [{task: same}]}
        #                   ^^^^ error[task-ambiguous]: 'same' is an alias of several tasks (as included by Taskfile.yml): 'one', 'other'; Task refuses to choose
        //- /b.yml
        version: '3'
        tasks: {x: echo}
        //- /c.yml
        version: '3'
        tasks: {x: echo, y: echo}
        """);
  }
}
