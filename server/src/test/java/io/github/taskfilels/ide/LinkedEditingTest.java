package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Fixture.Label;
import io.github.taskfilels.testkit.TestWorkspace;
import org.junit.jupiter.api.Test;

class LinkedEditingTest {

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    Fixture.Place cursor = fixture.cursor();
    fixture.assertFound(
        LinkedEditing.at(
                TestWorkspace.of(fixture.files()).snapshot(), id(cursor.file()), cursor.offset())
            .stream()
            .map(range -> new Label(cursor.file(), range, "linked"))
            .toList());
  }

  @Test
  void anAnchorAndItsAliases() {
    String text =
        """
        version: '3'
        x: &env !!map {A: 1}
        #   ^^^ linked
        y: &env2 {}
        tasks:
          a: {env: *env, vars: {<<: *env2}}
        #           ^^^ linked
          b: {env: {<<: [*env, *env2]}}
        #                 ^^^ linked
        """;
    check(text.replace("&env !!", "&$0env !!"));
    check(text.replace("env: *env,", "env: *env$0,"));
  }

  @Test
  void onlyThoseOfTheLastAnchorOfThatName() {
    check(
        """
        a: &x 1
        b: *x
        c: &x 2
        #   ^ linked
        d: *$0x
        #   ^ linked
        """);
  }

  @Test
  void nothingElseIsLinked() {
    check("version: '3'\ntasks: {a$0: {deps: [a]}}\n");
    check("a: *none$0\nb: *none\n");
    check("a: &$0 1\nb: '*x$0'\n".replaceFirst("\\$0", ""));
    check("a: & $0\n");
  }

  @Test
  void namesMatchThePattern() {
    assertThat("env_2-A").matches(LinkedEditing.NAME);
    assertThat("a.b").doesNotMatch(LinkedEditing.NAME);
  }
}
