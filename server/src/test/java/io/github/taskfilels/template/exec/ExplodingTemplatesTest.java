package io.github.taskfilels.template.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.template.functions.SystemHost;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that would take all time or all memory end within the budget of those who look. */
class ExplodingTemplatesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Renderer renderer = new Renderer(SystemHost.forLooking(Map.of(), "/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{range until 100000}}{{range until 100000}}{{end}}{{end}}",
        "{{range 100000000000}}{{end}}",
        "{{range 100000000000}}x{{end}}",
        "{{range until 10000000}}{{end}}",
        "{{range untilStep 0 9000000 1}}{{end}}",
        "{{seq 9000000}}",
        "{{len (seq 0 2 9000000)}}",
        "{{repeat 268435456 `x`}}",
        "{{range 1000}}{{repeat 100000 `x`}}{{end}}",
        "{{range 1000}}{{$x := repeat 100000 `x`}}{{end}}",
        "{{printf `%1000000d%1000000d` 1 1}}",
        "{{printf `%.1000000f%.1000000f` 1.5 1.5}}",
        "{{printf `%*d%*d` 1000000 1 1000000 1}}",
        "{{$x := repeat 1000 `x`}}{{$x = replace `x` $x $x}}{{replace `x` $x $x}}",
        "{{$x := repeat 5000 `x`}}{{replace `` $x $x}}",
        "{{join (repeat 5000 `x`) (until 5000)}}",
        "{{indent 100000 (repeat 1000 \"\\n\")}}",
        "{{nindent 268435456 `x`}}",
        "{{$x := repeat 1000 `x`}}{{regexReplaceAll `x` $x `$0$0$0$0$0$0$0$0${0}` | "
            + "regexReplaceAllLiteral `x` $x}}{{regexReplaceAll `x*` $x (repeat 99999 `$0`)}}",
        "{{regexFindAll `` (repeat 900000 `xy`) -1}}",
        "{{regexSplit `` (repeat 900000 `xy`) -1}}",
        "{{split `` (repeat 990000 `x`) | len}}{{splitList `` (repeat 990000 `x`)}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{$x}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{toJson $x}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{toPrettyJson $x}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{toYaml $x}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{spew $x}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{quote $x}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{has 1 (list $x)}}"
            + "{{$y := list 1}}{{range 60}}{{$y = list $y $y}}{{end}}{{has $x (list $y)}}",
        "{{$x := list 1}}{{range 60}}{{$x = concat $x $x}}{{end}}",
        "{{$x := list 1}}{{range 100000}}{{$x = append $x 1}}{{end}}",
        "{{uniq (until 900000)}}",
        "{{$x := `x`}}{{range 60}}{{$x = cat $x $x}}{{end}}",
        "{{$x := `x`}}{{range 60}}{{$x = print $x $x}}{{end}}",
        "{{$x := repeat 900000 `x`}}{{range 100000}}{{$y := sha256sum $x}}{{end}}",
        "{{fromYaml `{a: &a [x,x,x,x,x,x,x,x,x,x], b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a], "
            + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b], d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c], "
            + "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d], f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e], "
            + "g: [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]}`}}",
        "{{splitArgs `{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}xxxxxxxxxxxx`}}",
        "{{define `a`}}{{template `b`}}{{template `b`}}{{end}}{{define `b`}}{{template `c`}}"
            + "{{template `c`}}{{end}}{{define `c`}}{{range 1000}}{{range 1000}}{{end}}{{end}}{{end}}"
            + "{{template `a`}}",
      })
  void end_within_the_budget(String template) {
    assertTimeoutPreemptively(
        PATIENCE,
        () ->
            assertThatThrownBy(() -> looked(template))
                .as(template)
                .isInstanceOf(BudgetSpentException.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{range untilStep 0 2000000000 1}}{{end}}",
        "{{seq 1000000000}}",
        "{{define `a`}}{{template `a`}}{{end}}{{template `a`}}",
        "{{define `a`}}{{template `a`}}{{template `a`}}{{end}}{{template `a`}}",
        "{{$x := list}}{{range 100000}}{{$x = list $x}}{{end}}{{$x}}",
        "{{$m := dict}}{{$_ := set $m `self` $m}}{{$m}}",
        "{{$m := dict}}{{$_ := set $m `self` $m}}{{toJson $m}}",
        "{{mustRegexMatch `((a{1000}){1000}){1000}` `a`}}",
        "{{fromJson (repeat 300000 `[`)}}{{mustFromJson (repeat 300000 `[`)}}",
        "{{mustFromYaml (repeat 300000 `[`)}}",
        "{{regexMatch (repeat 20000 `(a*)`) (repeat 100000 `a`)}}{{fail}}",
      })
  void end_with_an_error(String template) {
    assertTimeoutPreemptively(
        PATIENCE,
        () ->
            assertThatThrownBy(() -> looked(template))
                .as(template)
                .isInstanceOfAny(TemplateException.class, BudgetSpentException.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{float64 (repeat 90000 `9`)}}",
        "{{int (repeat 90000 `9`)}}",
        "{{duration (repeat 90000 `9`)}}{{durationRound (repeat 90000 `9`)}}",
        "{{fromYaml (repeat 90000 `9`) | len}}",
        "{{regexMatch `(a|a)*b` (repeat 20000 `a`)}}",
      })
  void end_soon(String template) {
    assertTimeoutPreemptively(PATIENCE, () -> assertThat(looked(template)).isNotNull());
  }

  @Test
  void ends_when_it_is_cancelled() {
    AtomicInteger asked = new AtomicInteger();

    try (Budget _ = Budget.openUntil(() -> asked.incrementAndGet() > 100)) {
      assertThatThrownBy(() -> renderer.render("{{range 100000000000}}{{end}}", Map.of()))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void a_run_has_no_limit() throws Exception {
    assertThat(renderer.render("{{range 1100000}}x{{end}}", Map.of())).hasSize(1_100_000);
  }

  private String looked(String template) throws Exception {
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      return renderer.render(template, Map.of());
    }
  }
}
