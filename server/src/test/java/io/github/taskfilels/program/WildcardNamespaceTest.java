package io.github.taskfilels.program;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Namespaces with wildcards; each answer is what Task 3.53.1 runs. */
class WildcardNamespaceTest {
  private static final FixtureFiles STACKS =
      FixtureFiles.of(
          """
          //- /Taskfile.yml
          version: '3'
          includes:
            plain:*: {taskfile: ./stack.yml, excludes: [secret], aliases: ['al-*']}
            dash-*: ./stack.yml
            two:*:*: ./stack.yml
            in: ./inner.yml
            last*: ./stack.yml
            first-*: ./first.yml
            gone-*: ./gone.yml
          tasks:
            own-*: echo
            lastly: echo
          //- /stack.yml
          version: '3'
          includes: {deep: ./deep.yml}
          tasks:
            show: {aliases: [s], cmds: [echo]}
            w-*: echo
            secret: echo
            default: echo
          //- /first.yml
          version: '3'
          tasks: {default: echo, show: echo}
          //- /deep.yml
          version: '3'
          tasks: {show: echo}
          //- /inner.yml
          version: '3'
          includes: {'*': ./deep.yml}
          tasks: {b*: echo}
          """);

  private static String found(String name) {
    return switch (STACKS.program().lookup(name)) {
      case Lookup.Found found -> found.task().name() + " " + found.match() + " " + found.fullName();
      case Lookup.Unknown _ -> "unknown";
      case Lookup.Ambiguous _ -> "ambiguous";
      case Lookup.Missing _ -> "missing";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain:prod:show | plain:*:show [prod] plain:prod:show",
        "plain:*:show | plain:*:show [] plain:*:show",
        "plain:a:b:show | plain:*:show [a:b] plain:a:b:show",
        "plain:prod:s | plain:*:show [prod] plain:prod:show",
        "al-prod:show | plain:*:show [prod] plain:prod:show",
        "al-prod | plain:*:default [prod] plain:prod:default",
        "plain:x:deep:show | plain:*:show [x:deep] plain:x:deep:show",
        "plain:x:w-y | plain:*:w-* [x, y] plain:x:w-y",
        "plain:x:w-y:w-z | plain:*:w-* [x:w-y, z] plain:x:w-y:w-z",
        "plain:x:secret | plain:*:default [x:secret] plain:x:secret:default",
        "first-x:show | first-*:default [x:show] first-x:show:default",
        "lasting | last*:default [ing] lasting:default",
        "dash-q | dash-*:default [q] dash-q:default",
        "two:a:b:c:show | two:*:*:show [a:b, c] two:a:b:c:show",
        "in:q:show | in:*:show [q] in:q:show",
        "in:by:show | in:b* [y:show] in:by:show",
        "lastly:show | last*:show [ly] lastly:show",
        "gone-x:show | unknown",
        "gonex:show | missing",
      })
  void namesAreFoundBehindThem(String name, String expected) {
    assertThat(found(name)).isEqualTo(expected);
  }

  @Test
  void whoNamesATaskIsFoundToo() {
    Snapshot snapshot =
        TestWorkspace.of(
                Fixture.parse(
                        """
                        //- /Taskfile.yml
                        version: '3'
                        includes: {'plain:*': ./stack.yml}
                        tasks:
                          a: {deps: ['plain:prod:show', 'plain:prod', none]}
                        //- /stack.yml
                        version: '3'
                        tasks: {show: echo, default: echo}
                        """)
                    .files())
            .snapshot();
    assertThat(Referrers.of(snapshot, new Definition(id("/stack.yml"), "show"))).hasSize(1);
    assertThat(Referrers.of(snapshot, new Definition(id("/stack.yml"), "default"))).hasSize(1);
  }
}
