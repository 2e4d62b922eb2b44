package io.github.taskfilels.run.fingerprint;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.cache.LastRun;
import io.github.taskfilels.run.cache.RunRecords;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.files.FoundFile;
import io.github.taskfilels.run.fingerprint.Fingerprint.Subject;
import io.github.taskfilels.run.fingerprint.Fingerprint.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The method {@code timestamp}: a task is out of date when a source is newer than the newest of
 * what it generates and of the stamp of its last success ({@code sources_timestamp.go}).
 */
record TimeCheck(DiskSources disk, Subject subject, RunRecords memory) {

  Verdict check() {
    return new Verdict(causes(), Instant.now().toString(), null, false);
  }

  private ImmutableList<Cause> causes() {
    ImmutableList<Cause> missing = Fingerprint.missing(disk, subject);
    if (!missing.isEmpty()) {
      return missing;
    }
    LastRun last = memory.lookup();
    String stamp = last.value();
    if (stamp == null && memory.isCleared()) {
      return ImmutableList.of(
          last.record() == null
              ? Cause.of(Cause.Kind.FAILED, "its last run failed")
              : Fingerprint.doubt(last));
    }
    List<FoundFile> generated =
        disk.find(subject.directory(), subject.generates(), subject.gitignore());
    OptionalLong newest =
        LongStream.concat(
                generated.stream().mapToLong(file -> file.stat().modified()),
                Stream.ofNullable(stamp).mapToLong(TimeCheck::nanos))
            .max();
    if (newest.isEmpty()) {
      return ImmutableList.of(Fingerprint.doubt(last));
    }
    return disk.find(subject.directory(), subject.sources(), subject.gitignore()).stream()
        .filter(file -> file.stat().modified() > newest.getAsLong())
        .map(
            file ->
                Cause.about(
                    Cause.Kind.SOURCE_NEWER,
                    file.below(subject.directory().toString()),
                    "source newer than what it makes"))
        .collect(toImmutableList());
  }

  private static long nanos(@Nullable String stamp) {
    Instant time = Instant.parse(stamp);
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }
}
