package io.github.taskfilels.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallResultTest {
  private static CallResult result(int order, Outcome outcome) {
    Call call = Call.of("t" + order, Reason.DEP, () -> (_, _) -> Step.done(Outcome.SUCCEEDED));
    return new CallResult(call, order, outcome, order);
  }

  private static Outcome failed(String task, int code) {
    return Outcome.failed(
        Failure.of(new Exit.Exited(code)).ofTask("Failed to run task " + task + ": "));
  }

  private static List<String> messages(CallResult... results) {
    return CallResult.failure(List.of(results)).map(Failure::messages).orElseThrow();
  }

  @Test
  void theFirstInTimeIsTheFirst() {
    assertThat(messages(result(1, failed("a", 1)), result(0, failed("b", 2))))
        .containsExactly(
            "Failed to run task b: exit status 2", "Failed to run task a: exit status 1");
  }

  @Test
  void whatSeveralHaveMetIsNamedOnce() {
    Failure shared = Failure.of(new Exit.Exited(4)).ofTask("Failed to run task s: ");
    assertThat(
            messages(
                result(0, Outcome.failed(shared.ofTask("a: "))),
                result(1, Outcome.failed(shared.ofTask("b: "))),
                result(2, failed("c", 1))))
        .containsExactly(
            "a: Failed to run task s: exit status 4", "Failed to run task c: exit status 1");
  }

  @Test
  void whatWasCancelledDidNotFailByItself() {
    Outcome cancelled = Outcome.failed(Failure.cancelled("context canceled"));
    assertThat(messages(result(0, cancelled), result(1, failed("a", 1))))
        .containsExactly("Failed to run task a: exit status 1");
    assertThat(messages(result(1, cancelled), result(0, cancelled)))
        .containsExactly("context canceled");
    assertThat(CallResult.failure(List.of(result(0, Outcome.SUCCEEDED))))
        .isEqualTo(Optional.empty());
  }
}
