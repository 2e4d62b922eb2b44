package io.github.taskfilels.template.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields and errors are those that Task 3.53.1 gives for the same texts. */
class ShellFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a 'b c' \"d\"e\\ f # g | a,b c,de f",
        "{a,b}x c$'d\\x41' $1e   | ax,bx,cdA,e",
        "~ ~/x a~ x=~ \"~\"      | /root,/root/x,a~,x=~,~",
        "$GREETING \"$NONE\" $NONE ${NONE:-a b} | hello,,a,b",
      })
  void fields(String line, String expected) {
    assertThat(ShellFields.split(line, FixedHost.linux()))
        .isEqualTo(Splitter.on(',').splitToList(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a${X     | 1:2: reached EOF without matching `${` with `}`",
        "$(x) 'c  | 1:6: reached EOF without closing quote `'`",
        "a ; b    | 1:3: `;` is not a valid word",
        "é $(x)   | unexpected command substitution at 1:4",
      })
  void errors(String line, String message) {
    assertThatThrownBy(() -> ShellFields.split(line, FixedHost.linux())).hasMessage(message);
  }
}
