package io.github.taskfilels.program.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentReadsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git describe --tags",
        "echo a b | tr a-z A-Z",
        "git rev-parse HEAD 2>/dev/null || echo none",
        "printf '%s' \"$(date +%s) $(git log -1 --format='%h; x')\"",
        "if [ -f a ]; then cat a; else echo `pwd`; fi",
        "A=1 git log # make it so",
        "[[ -n x ]] && { echo y; }",
        "(cd /tmp && pwd) > /dev/null",
        "! test -f x",
      })
  void wellKnownProgramsReadWhatIsNamed(String command) {
    EnvironmentReads reads = EnvironmentReads.of(command);
    assertThat(reads.reads("SOMETHING")).isFalse();
    assertThat(reads.reads("GIT_DIR")).isTrue();
    assertThat(reads.reads("PATH")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./version.sh",
        "make version",
        "echo $(./version.sh)",
        "echo \"$(echo a; ./version.sh)\"",
        "echo \"$( (echo a); ./version.sh )\"",
        "echo a; python3 -c 'import os'",
        "echo a && go env GOPATH",
        "git log | while read x; do ./print $x; done",
        "env",
        "echo a | grep -f <(printenv)",
        "x=SOME; echo ${!x}",
        "eval echo hi",
        "command make",
        "$TOOL version",
        "find . -name x -exec ./x {} ';'",
        "cat <<EOF\n$(./x)\nEOF",
        "echo 'open",
        "/opt/bin/git describe",
      })
  void anythingElseMayReadEverything(String command) {
    assertThat(EnvironmentReads.of(command).reads("SOMETHING")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo $NAME",
        "echo \"${NAME:-x}\"",
        "test -n \"$NAME\"",
        "echo $((NAME + 1))",
      })
  void aNameInTheTextIsRead(String command) {
    assertThat(EnvironmentReads.of(command).reads("NAME")).isTrue();
  }
}
