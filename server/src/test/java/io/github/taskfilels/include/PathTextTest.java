package io.github.taskfilels.include;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.include.remote.RemotePaths;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values are those that Task 3.53.1 gives for the same texts. */
class PathTextTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/me", "USER", "me", "X", "T", "EMPTY", "", "D", "subT", "E", "sub/foo");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "./q/T.yml | ./q/T.yml",
        "./\"q\"/'T'.yml | ./\"q\"/'T'.yml",
        "./x y/{T,U}*.yml | ./x y/{T,U}*.yml",
        "./x\\ y.yml | ./x\\ y.yml",
        "./\\$a.yml | ./\\$a.yml",
        "~/T.yml | /home/me/T.yml",
        "~ | /home/me",
        "./~/T.yml | ./~/T.yml",
        "$X.yml | T.yml",
        "$NONE/T.yml | /T.yml",
        "${X}x.yml | Tx.yml",
        "${NONE:-a}.yml | a.yml",
        "${EMPTY:-a}${EMPTY-b}.yml | a.yml",
        "${X:+a}${NONE+b}.yml | a.yml",
        "a$.yml | a$.yml",
        "~me/T.yml | /home/me/T.yml",
        "~me | /home/me",
        "${D%T}/T.yml | sub/T.yml",
        "${D%%T*}.yml | sub.yml",
        "${D#s}.yml | ubT.yml",
        "${D##*b}.yml | T.yml",
        "${E%/*}/T.yml | sub/T.yml",
        "${E##*/}.yml | foo.yml",
        "${D%?}.yml | sub.yml",
        "${D/b/X}.yml | suXT.yml",
        "${E//o/X}.yml | sub/fXX.yml",
        "${D/T/}.yml | sub.yml",
        "${D:0:3}.yml | sub.yml",
        "${D:1}.yml | ubT.yml",
        "${D^^}${D,,}${D^}.yml | SUBTsubtSubT.yml",
        "${#D}.yml | 4.yml",
        "${NONE%x}a.yml | a.yml",
      })
  void expandsLikeTask(String text, String expected) {
    PathText.Expanded expanded = PathText.expand(text, ENVIRONMENT);
    assertThat(expanded.problem()).isNull();
    assertThat(expanded.value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"./$(echo T).yml", "./`echo T`.yml"})
  void commandsAreRefused(String text) {
    assertThat(PathText.expand(text, ENVIRONMENT).problem())
        .isInstanceOf(IncludeTarget.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~other/T.yml", "${X%[T]}.yml", "${X%$Y}.yml", "$((1+1)).yml", "$1.yml"})
  void whatOnlyARunKnowsIsDynamic(String text) {
    assertThat(PathText.expand(text, ENVIRONMENT).problem())
        .isInstanceOf(IncludeTarget.Dynamic.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/Taskfile.yml",
        "http://example.com/Taskfile.yml",
        "https://github.com/o/r.git//sub/Taskfile.yml?ref=main",
        "ssh://git@github.com/o/r.git//Taskfile.yml",
        "git@github.com:o/r.git//Taskfile.yml",
        "https://dev.azure.com/o/p/_git/r//Taskfile.yml",
      })
  void otherMachines(String path) {
    assertThat(RemotePaths.isRemote(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./repo.git",
        "git@github.com/o/r.git//Taskfile.yml",
        "file:///tmp/Taskfile.yml",
        "ftp://example.com/Taskfile.yml",
        "HTTPS://example.com/Taskfile.yml",
        "git+ssh://git@example.com/r.git",
        "sub/Taskfile.yml",
        "C:sub",
      })
  void thisMachine(String path) {
    assertThat(RemotePaths.isRemote(path)).isFalse();
  }

  @Test
  void passwordsAreNotShown() {
    assertThat(RemotePaths.redact("https://me:secret@x.org/T.yml"))
        .isEqualTo("https://me:xxxxx@x.org/T.yml");
    assertThat(RemotePaths.redact("https://x.org/a:b@c")).isEqualTo("https://x.org/a:b@c");
  }
}
