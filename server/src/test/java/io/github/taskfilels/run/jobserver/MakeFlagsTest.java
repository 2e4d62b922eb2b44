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
        .as("make 4.3 takes the first, all the others the last")
        .isEqualTo(" -j4 --jobserver-auth=9,9 -- --jobserver-auth=fifo:/tmp/x");
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
  void theSamePipeAtAnotherDescriptorIsAlsoNamedByItsPath() {
    assertThat(MakeFlags.atDescriptor("w -j8 --jobserver-auth=3,4"))
        .isEqualTo("w -j8 --jobserver-auth=9,9 -- --jobserver-auth=fifo:/proc/self/fd/9");
    assertThat(MakeFlags.atDescriptor("w -j8 --jobserver-fds=3,4 -- A=b"))
        .isEqualTo("w -j8 --jobserver-auth=9,9 -- A=b --jobserver-auth=fifo:/proc/self/fd/9");
    assertThat(MakeFlags.atDescriptor(" -j8 --jobserver-auth=5,6 -- --jobserver-auth=fifo:/tmp/x"))
        .isEqualTo(" -j8 --jobserver-auth=9,9 -- --jobserver-auth=fifo:/tmp/x");
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
