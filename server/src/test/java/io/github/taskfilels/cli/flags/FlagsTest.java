package io.github.taskfilels.cli.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.taskfilels.cli.flags.Flags.Flag;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsTest {
  private static final Flags FLAGS =
      Flags.of(
          Flag.bool("dry", "n", ""),
          Flag.bool("verbose", "v", ""),
          Flag.number("concurrency", "C", "N", ""),
          Flag.text("dir", "d", "DIR", ""));

  private static Flags.Parsed parse(String... arguments) throws UsageException {
    return FLAGS.parse(List.of(arguments));
  }

  @Test
  void flagsStandAnywhereBeforeTheDashes() throws UsageException {
    Flags.Parsed parsed = parse("a", "--dry", "X=1", "-d", "sub", "b", "--", "-v", "--dir");
    assertThat(parsed.words()).containsExactly("a", "X=1", "b");
    assertThat(parsed.rest()).containsExactly("-v", "--dir");
    assertThat(parsed.is("dry")).isTrue();
    assertThat(parsed.is("verbose")).isFalse();
    assertThat(parsed.get("dir")).isEqualTo("sub");
  }

  @Test
  void shortFlagsMayBeBundledAndCarryTheirValue() throws UsageException {
    Flags.Parsed parsed = parse("-nvC4");
    assertThat(parsed.is("dry")).isTrue();
    assertThat(parsed.is("verbose")).isTrue();
    assertThat(parsed.get("concurrency")).isEqualTo("4");
    assertThat(parse("-C=8").get("concurrency")).isEqualTo("8");
    assertThat(parse("-C", "-1").get("concurrency")).isEqualTo("-1");
  }

  @Test
  void booleansAcceptAValueBehindAnEqualsSign() throws UsageException {
    assertThat(parse("--dry=false").is("dry")).isFalse();
    assertThat(parse("--dry=T").is("dry")).isTrue();
    assertThat(parse("-n=0").is("dry")).isFalse();
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertThatThrownBy(() -> parse("--nope")).hasMessage("unknown flag: --nope");
    assertThatThrownBy(() -> parse("-nx")).hasMessage("unknown shorthand flag: 'x' in -nx");
    assertThatThrownBy(() -> parse("--dir")).hasMessage("flag needs an argument: --dir");
    assertThatThrownBy(() -> parse("-C", "many"))
        .hasMessage("invalid argument \"many\" for \"-C, --concurrency\" flag: not a number");
    assertThatThrownBy(() -> parse("--dry=maybe"))
        .hasMessage("invalid argument \"maybe\" for \"-n, --dry\" flag: not a boolean");
  }

  @Test
  void aRepeatableFlagKeepsAllItsValues() throws UsageException {
    Flags flags =
        Flags.of(Flag.text("rule", "r", "ID", "").repeatable(), Flag.text("one", "", "WORD", ""));
    Flags.Parsed parsed =
        flags.parse(List.of("--rule", "a", "-rb", "--rule=c", "--one", "x", "--one", "y"));
    assertThat(parsed.get("rule")).isEqualTo("a,b,c");
    assertThat(parsed.get("one")).isEqualTo("y");
  }
}
