package io.github.taskfilels.run.fingerprint;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.cache.LastRun;
import io.github.taskfilels.run.cache.RunRecord;
import io.github.taskfilels.run.files.FilesDigest;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What Task does not ask: what a task is made of, paths, and whether its outputs are its own.
 *
 * @param last what is known of its last run
 * @param hasOutputs whether there is something of everything that it generates
 */
record StrictCheck(Fingerprint fingerprint, FileDigests sources, LastRun last, boolean hasOutputs) {

  ImmutableList<Cause> causes() {
    RunRecord remembered = last.ours();
    if (remembered == null) {
      return ImmutableList.of(Cause.of(Cause.Kind.OTHER_PROGRAM, "another program ran it last"));
    }
    if (remembered.recipe().isEmpty()) {
      return ImmutableList.of(
          Cause.of(Cause.Kind.NOT_STRICT, "its last run was not in strict mode"));
    }
    ImmutableList.Builder<Cause> causes = ImmutableList.builder();
    FilesDigest before = remembered.sources();
    if (before != null && !sources.isSame(before)) {
      FileDigests.Known known = fingerprint.knownSources(before);
      ImmutableList<Cause> changes = sources.changesSince(known, FileCauses.SOURCES);
      causes.addAll(
          changes.isEmpty()
              ? ImmutableList.of(Cause.of(Cause.Kind.SOURCES_CHANGED, "its sources have changed"))
              : changes);
    }
    causes.addAll(outputs(remembered.outputs()));
    ImmutableList<Cause> files = causes.build();
    causes.addAll(
        ActionDiff.between(remembered.recipe(), fingerprint.subject().recipe(), !files.isEmpty()));
    return causes.build();
  }

  private ImmutableList<Cause> outputs(@Nullable FilesDigest before) {
    if (fingerprint.subject().generates().isEmpty() || !hasOutputs) {
      return ImmutableList.of();
    }
    if (before == null) {
      return ImmutableList.of(
          Cause.of(Cause.Kind.NOT_STRICT, "its outputs have not been recorded"));
    }
    FileDigests.Known known = fingerprint.knownOutputs(before);
    try {
      FileDigests now = fingerprint.outputs(known);
      if (now.isSame(before)) {
        return ImmutableList.of();
      }
      ImmutableList<Cause> changes = now.changesSince(known, FileCauses.OUTPUTS);
      return changes.isEmpty()
          ? ImmutableList.of(Cause.of(Cause.Kind.OUTPUT_CHANGED, "its outputs have changed"))
          : changes;
    } catch (IOException e) {
      return ImmutableList.of(
          Cause.of(Cause.Kind.OUTPUT_CHANGED, "an output cannot be read: " + FileProblem.of(e)));
    }
  }
}
