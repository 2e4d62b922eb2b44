package io.github.taskfilels.program.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CaseFormat;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  /** Those of {@code errors/errors.go} but for 50, of a configuration, which Task swallows. */
  @Test
  void theyAreTasks() {
    assertThat(
            Arrays.stream(ExitCode.values())
                .map(
                    code ->
                        code.code()
                            + " Code"
                            + CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.UPPER_CAMEL, code.name())
                            + "\n")
                .collect(Collectors.joining()))
        .isEqualTo(
            """
            0 CodeOk
            1 CodeUnknown
            100 CodeTaskfileNotFound
            101 CodeTaskfileAlreadyExists
            102 CodeTaskfileDecode
            103 CodeTaskfileFetchFailed
            104 CodeTaskfileNotTrusted
            105 CodeTaskfileNotSecure
            106 CodeTaskfileCacheNotFound
            107 CodeTaskfileVersionCheckError
            108 CodeTaskfileNetworkTimeout
            109 CodeTaskfileInvalid
            110 CodeTaskfileCycle
            111 CodeTaskfileDoesNotMatchChecksum
            200 CodeTaskNotFound
            201 CodeTaskRunError
            202 CodeTaskInternal
            203 CodeTaskNameConflict
            204 CodeTaskCalledTooManyTimes
            205 CodeTaskCancelled
            206 CodeTaskMissingRequiredVars
            207 CodeTaskNotAllowedVars
            208 CodeTaskTimedOut
            """);
  }
}
