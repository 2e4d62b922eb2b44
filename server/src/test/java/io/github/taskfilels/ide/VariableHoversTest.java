package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VariableHoversTest {

  private static @Nullable String hover(String text) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files(), Map.of("FROM_PROCESS", "yes"));
    Fixture.Place cursor = fixture.cursor();
    Hover hover =
        Hovers.at(
            workspace.snapshot(),
            TestWorkspace.id(cursor.file()),
            cursor.offset(),
            ProjectFacts.NONE);
    return hover == null ? null : hover.markdown();
  }

  @Test
  void aVariableInATemplateShowsItsValueAndWhatItOverrides() {
    assertThat(
            hover(
                """
                //- /Taskfile.yml
                version: '3'
                vars: {NAME: demo}
                includes: {sub: {taskfile: ./sub.yml, vars: {NAME: mine}}}
                //- /sub.yml
                version: '3'
                tasks:
                  t:
                    vars: {NAME: 'sub {{.NAME}}'}
                    cmds: ['echo {{upper .NA$0ME}}']
                """))
        .isEqualTo(
            """
            **variable** `NAME`

            `sub demo`

            - set by vars of the task, `sub.yml:4`
            - overrides `demo` of vars of the including file, `Taskfile.yml:2`
            - overrides `mine` of vars of the include, `Taskfile.yml:3`
            - overrides `demo` of vars of the file, `Taskfile.yml:2`""");
  }

  @Test
  void commandsAreShownAndSecretsAreNot() {
    String taskfile =
        """
        version: '3'
        vars:
          TAG: {sh: git describe}
          KEY: {value: hush, secret: true}
          IMAGE: 'app:{{.TAG}}'
        tasks: {t: ['%s']}
        """;
    assertThat(hover(taskfile.formatted("{{.T$0AG}}")))
        .contains("the output of `git describe`", "set by vars of the file, `Taskfile.yml:3`");
    assertThat(hover(taskfile.formatted("{{.KE$0Y}}"))).contains("a secret").doesNotContain("hush");
    assertThat(hover(taskfile.formatted("{{.IMA$0GE}}")))
        .contains("`app:{{.TAG}}`, known when it runs");
    assertThat(hover(taskfile.formatted("{{.FROM$0_PROCESS}}")))
        .contains("`yes`", "environment of the process");
    assertThat(hover(taskfile.formatted("{{.NO$0NE}}"))).isNull();
  }

  /** 25 layers of 4 files that include all of the next: what is merged is files, not chains. */
  @Test
  @Timeout(60)
  void diamondsCostTheirFiles() {
    StringBuilder text = new StringBuilder();
    for (int layer = 0; layer < 25; layer++) {
      for (int i = 0; i < (layer == 0 ? 1 : 4); i++) {
        text.append(layer == 0 ? "//- /Taskfile.yml\n" : "//- /l" + layer + "-" + i + ".yml\n");
        text.append("version: '3'\nvars: {V").append(layer).append(": ").append(i).append("}\n");
        if (layer < 24) {
          text.append("includes:\n");
          for (int next = 0; next < 4; next++) {
            text.append("  n%d: {taskfile: ./l%d-%d.yml}\n".formatted(next, layer + 1, next));
          }
        } else if (i == 0) {
          text.append("tasks: {leaf: ['{{.V1$03}}']}\n");
        }
      }
    }
    assertThat(hover(text.toString())).contains("**variable** `V13`", "set by");
  }

  @Test
  void theKeyARefAndALoopNameVariablesToo() {
    assertThat(hover("version: '3'\nvars: {A$0: 1}\n")).contains("`1`");
    assertThat(hover("version: '3'\nvars: {A: 1}\ntasks: {t: {vars: {B: {ref: .$0A}}}}\n"))
        .contains("**variable** `A`");
    assertThat(
            hover(
                "version: '3'\nvars: {A: 1 2}\n"
                    + "tasks: {t: {cmds: [{cmd: x, for: {var: $0A}}]}}\n"))
        .contains("`1 2`");
    assertThat(hover("version: '3'\ntasks: {t: ['echo pl$0ain']}\n")).isNull();
  }
}
