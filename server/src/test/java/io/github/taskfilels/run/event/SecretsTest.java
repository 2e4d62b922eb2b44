package io.github.taskfilels.run.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.StreamKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static String filtered(Secrets secrets, List<String> pieces) {
    StringBuilder shown = new StringBuilder();
    Secrets.Filter filter = secrets.filter((_, bytes) -> shown.append(bytes.display()));
    pieces.forEach(piece -> filter.accept(StreamKind.STDOUT, Bytes.utf8(piece)));
    filter.end();
    return shown.toString();
  }

  @Test
  void aSecretIsReplacedWhereverItStands() {
    Secrets secrets = Secrets.of(List.of("geheim", "", "ein langes geheimnis"));
    assertThat(secrets.mask("geheim, ein langes geheimnis, geh")).isEqualTo("*****, *****, geh");
    assertThat(filtered(secrets, List.of("geheim, ein langes geheimnis, geh")))
        .isEqualTo("*****, *****, geh");
  }

  @Test
  void aSecretInSeveralPiecesIsFound() {
    Secrets secrets = Secrets.of(List.of("geheim", "geheimnis"));
    assertThat(filtered(secrets, List.of("a ge", "he", "im", "nis b geheim", "er")))
        .isEqualTo("a ***** b *****er");
  }

  @Test
  void whatOnlyLooksLikeTheStartOfASecretIsNotLost() {
    assertThat(filtered(Secrets.of(List.of("geheim")), List.of("ge", "ge", "heim", "gehei")))
        .isEqualTo("ge*****gehei");
  }

  @Test
  void anySplitGivesTheSameAsTheWhole() {
    Secrets secrets = Secrets.of(List.of("aab", "abab", "b\u00e9"));
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        text.append(random.nextInt(8) == 0 ? "\u00e9" : random.nextBoolean() ? "a" : "b");
      }
      int cut = random.nextInt(31);
      int second = cut + random.nextInt(31 - cut);
      String whole = text.toString();
      assertThat(
              filtered(
                  secrets,
                  List.of(
                      whole.substring(0, cut),
                      whole.substring(cut, second),
                      whole.substring(second))))
          .as("seed " + seed)
          .isEqualTo(filtered(secrets, List.of(whole)));
    }
  }
}
