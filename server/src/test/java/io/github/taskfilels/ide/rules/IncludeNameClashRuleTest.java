package io.github.taskfilels.ide.rules;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

/** Each fixture was tried with Task 3.53.1: those without a mark load, the others end with 203. */
class IncludeNameClashRuleTest {
  private static final String ADVICE =
      "; Task refuses a name that is there twice: exclude or rename one";

  private static void check(String text) {
    Fixture fixture =
        Fixture.parse(
            text.replace("CLASH", "error[include-name-clash]: include").replace("…", ADVICE));
    fixture.assertFound(IncludeRulesTest.labels(TestWorkspace.of(fixture.files()), fixture));
  }

  @Test
  void aFlattenedTaskThatTheFileHasItself() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          lib: {taskfile: ./lib.yml, flatten: true}
        #                 ^^^^^^^^^ CLASH 'lib' brings tasks 'a', 'b', 'c' and 1 more, which this file has itself…
        tasks:
          a: echo
        # ^ CLASH 'lib' brings a task 'a', too…
          b: echo
        # ^ CLASH 'lib' brings a task 'b', too…
          c: echo
        # ^ CLASH 'lib' brings a task 'c', too…
          d: echo
        # ^ CLASH 'lib' brings a task 'd', too…
        //- /lib.yml
        version: '3'
        includes: {deep: {taskfile: ./deep.yml, flatten: true, internal: true}}
        tasks: {a: echo, b: echo, x: echo}
        //- /deep.yml
        version: '3'
        tasks: {c: echo, d: {internal: true, cmd: echo}, y: echo}
        """);
  }

  @Test
  void twoFlattenedFiles() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {taskfile: ./a.yml, flatten: true}
        #               ^^^^^^^ CLASH 'a' brings a task 'default', which include 'b' brings, too…
          b: {taskfile: ./b.yml, flatten: true}
        #               ^^^^^^^ CLASH 'b' brings a task 'default', which include 'a' brings, too…
        //- /a.yml
        version: '3'
        tasks: {default: echo, only-a: echo}
        //- /b.yml
        version: '3'
        tasks: {default: echo, only-b: echo}
        """);
  }

  @Test
  void oneFileTwice() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {taskfile: ./a.yml, flatten: true}
        #               ^^^^^^^ CLASH 'a' brings a task 'x', which include 'b' brings, too…
          b: {taskfile: ./sub/../a.yml, flatten: true, vars: {V: 1}}
        #               ^^^^^^^^^^^^^^ CLASH 'b' brings a task 'x', which include 'a' brings, too…
        #                                                     ^ hint[include-var-unused]: nothing in a.yml or what it includes reads 'V'
          c: ./a.yml
          d: {taskfile: ./a.yml, flatten: true, excludes: [x]}
        //- /a.yml
        version: '3'
        tasks: {x: echo}
        """);
  }

  @Test
  void aNamespaceWrittenOut() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          l: ./l.yml
        #    ^^^^^^^ CLASH 'l' brings tasks 'l:b', 'l:*', which this file has itself…
        #    ^^^^^^^ CLASH 'l' brings a task 'l:m:c', which include 'l:m' brings, too…
          l:m: ./m.yml
        #      ^^^^^^^ CLASH 'l:m' brings a task 'l:m:c', which include 'l' brings, too…
        tasks:
          l:b: echo
        # ^^^ CLASH 'l' brings a task 'l:b', too…
          l:*: echo
        # ^^^ CLASH 'l' brings a task 'l:*', too…
          l: echo
        # ^ warning[include-default-shadowed]: this hides the default task of include 'l', which is 'l:default' now; rename one, or exclude 'default'
          l:other: echo
        //- /l.yml
        version: '3'
        includes: {m: ./m.yml}
        tasks: {b: echo, '*': echo, default: echo}
        //- /m.yml
        version: '3'
        tasks: {c: echo}
        """);
  }

  @Test
  void namesThatLeaveTheirNamespace() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          l: ./l.yml
        #    ^^^^^^^ CLASH 'l' brings tasks 'own', 'c', which this file has itself…
        #    ^^^^^^^ CLASH 'l' brings a task 'b', which include 'm' brings, too…
          m: ./m.yml
        #    ^^^^^^^ CLASH 'm' brings a task 'b', which include 'l' brings, too…
        tasks:
          own: echo
        # ^^^ CLASH 'l' brings a task 'own', too…
          c: echo
        # ^ CLASH 'l' brings a task 'c', too…
        //- /l.yml
        version: '3'
        includes: {'': ./n.yml}
        #          ^^ information[namespace-odd]: an empty namespace, or one with white space or an asterisk, is hard to call; use letters, digits and hyphens
        tasks: {':b': echo, ':own': echo}
        //- /m.yml
        version: '3'
        tasks: {':b': echo}
        //- /n.yml
        version: '3'
        tasks: {c: echo}
        """);
  }

  @Test
  void whatIsExcludedOrNoTaskDoesNotClash() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          a: {taskfile: ./a.yml, flatten: true, excludes: [build, 'n:*']}
          b: {taskfile: ./b.yml, aliases: [n]}
          absent: {taskfile: ./absent.yml, flatten: true, optional: true}
        tasks: {build: echo, 'n:c': echo, deep: echo, alias: echo}
        //- /a.yml
        version: '3'
        includes:
          n: ./n.yml
          d: {taskfile: ./d.yml, flatten: true, excludes: [deep]}
        tasks: {build: echo, x: {aliases: [alias], cmd: echo}}
        //- /b.yml
        version: '3'
        tasks: {x: {aliases: [':x', alias], cmd: echo}}
        //- /n.yml
        version: '3'
        tasks: {c: echo}
        //- /d.yml
        version: '3'
        tasks: {deep: echo}
        """);
  }
}
