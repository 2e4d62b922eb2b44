package io.github.taskfilels.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.template.ScriptTemplate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTaskCallsTest {
  /** The names that a script calls; a question mark for an unknown one, a star for elsewhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '^',
      value = {
        "task build > build",
        "task a b:c X=1 -- d > a b:c",
        "task -v a --silent > a",
        "task -C 4 a --output group b > a b",
        "task -C4 a --output=group b -vo x c > a b c",
        "task -t other.yml a > a*",
        "task --dir=x a; task b > a* b",
        "task -vd x a > a*",
        "task -g a > a*",
        "task a && task b || go-task c > a b c",
        "task a; cd x && task b > a b*",
        "{{.TASK_EXE}} a; \"{{ .TASK_EXE }}\" b > a b",
        "{{.OTHER}} a > ^^",
        "X=1 task a > a",
        "sudo -E task a; exec task b > a b",
        "env X=1 task a > a",
        "x=$(task a) > a",
        "taskfile-ls run a > a",
        "taskfile-ls check a > ^^",
        "task {{.NAME}} a{{.B}} > ? ?",
        "task $NAME X=$Y a > ? a",
        "task '{{.X}}' 'a b' > ? a b",
        "task > ^^",
        "echo task a > ^^",
        "mytask a; ./task b > ^^",
        "task --list-all --json > ^^",
        "if ! task a; then task b; fi > a b",
      })
  void calls(String script, String expected) {
    String calls =
        ScriptTaskCalls.of(ScriptTemplate.parse(script)).stream()
            .map(call -> (call.name() == null ? "?" : call.name()) + (call.elsewhere() ? "*" : ""))
            .collect(Collectors.joining(" "));
    assertThat(calls).isEqualTo(expected);
  }
}
