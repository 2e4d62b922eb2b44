package io.github.taskfilels.run.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.cache.LastRun.Doubt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {
  private static final String CHECKSUM = "8f7d4c2a";

  @TempDir Path folder;
  private RunRecords records;

  @BeforeEach
  void open() {
    records = of("a:b");
  }

  private RunRecords of(String name) {
    return RunRecords.of(folder, "checksum", name, () -> false);
  }

  private static RunRecord succeeded(String name) {
    return new RunRecord(
        name, RunRecord.Outcome.SUCCEEDED, CHECKSUM, null, null, ImmutableList.of());
  }

  private Path stateFile() {
    return folder.resolve("checksum/a-b");
  }

  @Test
  void nothingIsKnownOfATaskThatHasNotRun() {
    assertThat(records.lookup()).isEqualTo(new LastRun(null, false, null, Doubt.NEVER_RUN, "a-b"));
  }

  @Test
  void aSuccessIsKeptForBothPrograms() throws IOException {
    records.succeed(succeeded("a:b"));
    LastRun last = records.lookup();
    assertThat(last.value()).isEqualTo(CHECKSUM);
    assertThat(last.doubt()).isNull();
    assertThat(last.ours()).isEqualTo(succeeded("a:b"));
    assertThat(stateFile()).hasContent(CHECKSUM + "\n");
  }

  @Test
  void whatHasNotSucceededIsDoubtedAndForgottenByTask() throws IOException {
    records.succeed(succeeded("a:b"));
    records.begin();
    assertThat(records.lookup().doubt()).isEqualTo(Doubt.CUT_OFF);
    records.fail();
    assertThat(records.lookup().doubt()).isEqualTo(Doubt.FAILED);
    records.forced();
    assertThat(records.lookup().doubt()).isEqualTo(Doubt.FORCED);
    assertThat(records.lookup().value()).isNull();
    assertThat(records.lookup().ours()).isNull();
    assertThat(stateFile()).doesNotExist();
  }

  @Test
  void whatIsInDoubtIsKeptForTaskOnly() throws IOException {
    records.doubtful(CHECKSUM);
    assertThat(records.lookup().doubt()).isEqualTo(Doubt.CHANGED_MEANWHILE);
    assertThat(stateFile()).hasContent(CHECKSUM + "\n");
  }

  @Test
  void aStateThatWasRemovedIsNotBelieved() throws IOException {
    records.succeed(succeeded("a:b"));
    Files.delete(stateFile());
    assertThat(records.lookup().doubt()).isEqualTo(Doubt.REMOVED);
  }

  @Test
  void whatAnotherProgramHasWrittenIsBelievedButIsNotOurs() throws IOException {
    records.succeed(succeeded("a:b"));
    Files.writeString(stateFile(), "other\n");
    LastRun last = records.lookup();
    assertThat(last.value()).isEqualTo("other");
    assertThat(last.record()).isNotNull();
    assertThat(last.ours()).isNull();
  }

  @Test
  void anotherTaskOfTheSameStateFileIsNoSuccess() throws IOException {
    records.succeed(succeeded("a:b"));
    assertThat(of("a-b").lookup().doubt()).isEqualTo(Doubt.OTHER_TASK);
    of("a-b").succeed(succeeded("a-b"));
    assertThat(records.lookup().value()).as("each goes by its own record").isEqualTo(CHECKSUM);
  }

  @Test
  void aTableIsFoundByItsDigest() throws IOException {
    FileTable table = new FileTable(ImmutableMap.of());
    long digest = records.keep(FileRole.SOURCES, table);
    assertThat(records.table(FileRole.SOURCES, digest)).isEqualTo(table);
    assertThat(records.table(FileRole.SOURCES, digest + 1)).isNull();
    assertThat(records.table(FileRole.OUTPUTS, digest)).isNull();
  }
}
