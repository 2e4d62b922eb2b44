package io.github.taskfilels.lsp.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.taskfilels.run.Concurrency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSettingsTest {
  private static Concurrency concurrency(String value) {
    return ClientSettings.of(JsonParser.parseString("{\"run\": {\"concurrency\": " + value + "}}"))
        .runConcurrency();
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "1, 1", "'\"unlimited\"', 0"})
  void howManyTasksWorkAtOnce(String value, int slots) {
    assertThat(concurrency(value)).isEqualTo(Concurrency.of(slots));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "'\"3\"'", "'\"many\"'", "true", "null", "[]"})
  void nothingIsSaidByZeroOrWhatIsNeitherANumberNorTheWord(String value) {
    assertThat(concurrency(value)).isEqualTo(Concurrency.UNSAID);
  }
}
