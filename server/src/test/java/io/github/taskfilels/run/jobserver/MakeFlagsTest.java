package io.github.taskfilels.run.jobserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.run.jobserver.MakeFlags.Style;
import org.junit.jupiter.api.Test;

class MakeFlagsTest {
  @Test
  void anOfferNamesThePathOrTheDescriptors() {
    assertThat(MakeFlags.offer(Style.PATH, "/tmp/x", 4))
        .isEqualTo(" -j4 --jobserver-auth=fifo:/tmp/x");
    assertThat(MakeFlags.offer(Style.DESCRIPTORS, "/tmp/x", 4))
        .isEqualTo(" -j4 --jobserver-auth=9,9");
  }

  @Test
  void onlyTheLastJobserverCounts() {
    assertThat(MakeFlags.auth("kw -j8 --jobserver-auth=3,4 --jobserver-auth=fifo:/tmp/y -- A=b"))
        .isEqualTo("fifo:/tmp/y");
    assertThat(MakeFlags.auth(" --jobserver-fds=5,6 -j")).isEqualTo("5,6");
    assertThat(MakeFlags.auth("w")).isNull();
    assertThat(MakeFlags.auth(null)).isNull();
  }

  @Test
  void anotherJobserverTakesThePlaceOfTheFirst() {
    assertThat(MakeFlags.withAuth("w -j8 --jobserver-auth=3,4", "9,9"))
        .isEqualTo("w -j8 --jobserver-auth=9,9");
  }

  @Test
  void makesFrom44OnKnowPathsAndThoseBeforeDescriptors() {
    assertThat(MakeVersion.style("GNU Make 4.4.1\nBuilt for")).isEqualTo(Style.PATH);
    assertThat(MakeVersion.style("GNU Make 5.0")).isEqualTo(Style.PATH);
    assertThat(MakeVersion.style("GNU Make 4.3")).isEqualTo(Style.DESCRIPTORS);
    assertThat(MakeVersion.style("GNU Make 3.81")).isNull();
    assertThat(MakeVersion.style("usage: make [-BeikNnqrstWwX]")).isNull();
  }
}
