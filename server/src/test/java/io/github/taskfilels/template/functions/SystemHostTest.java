package io.github.taskfilels.template.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemHostTest {

  @ParameterizedTest
  @CsvSource({
    "Linux,linux",
    "Windows 11,windows",
    "Mac OS X,darwin",
    "FreeBSD,freebsd",
    "SunOS,solaris"
  })
  void systemsHaveTheNamesOfGo(String java, String go) {
    assertThat(SystemHost.goOs(java)).isEqualTo(go);
  }

  @ParameterizedTest
  @CsvSource({"amd64,amd64", "x86_64,amd64", "aarch64,arm64", "x86,386", "riscv64,riscv64"})
  void processorsHaveTheNamesOfGo(String java, String go) {
    assertThat(SystemHost.goArch(java)).isEqualTo(go);
  }

  @Test
  void lookingDoesNotAskTheNetwork() {
    SystemHost host = SystemHost.forLooking(Map.of("A", "b"), "/w");
    assertThat(host.lookupHost("localhost")).isEmpty();
    assertThat(host.env("A")).isEqualTo("b");
    assertThat(host.env("B")).isNull();
  }
}
