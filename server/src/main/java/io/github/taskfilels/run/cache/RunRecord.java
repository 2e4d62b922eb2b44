package io.github.taskfilels.run.cache;

import com.dynatrace.hash4j.hashing.Hashing;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.files.FilesDigest;
import io.github.taskfilels.workspace.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of one task beside Task's own state: how its last run ended, and with what.
 *
 * @param name of the task
 * @param value what Task's state file was given; empty where nothing was
 * @param sources null where they were not read
 * @param outputs null where they were not read
 * @param recipe what the task was made of, in the order in which it is told
 */
public record RunRecord(
    String name,
    Outcome outcome,
    String value,
    @Nullable FilesDigest sources,
    @Nullable FilesDigest outputs,
    ImmutableList<ActionInput> recipe) {
  private static final int MAGIC = 0x544c5301;
  private static final int DIGEST = Long.BYTES;

  public enum Outcome {
    /** It was started; if nobody is running it, it was cut off. */
    RUNNING,
    FAILED,
    /** It ended well, but by force. */
    FORCED,
    /** Its sources changed while it ran. */
    DOUBTFUL,
    SUCCEEDED
  }

  static RunRecord unfinished(String name, Outcome outcome) {
    return new RunRecord(name, outcome, "", null, null, ImmutableList.of());
  }

  static RunRecord doubtful(String name, String value) {
    return new RunRecord(name, Outcome.DOUBTFUL, value, null, null, ImmutableList.of());
  }

  /** Whether a value stands in Task's state file that is not to be believed. */
  boolean doubts(@Nullable String stated) {
    return outcome == Outcome.DOUBTFUL && value.equals(stated);
  }

  boolean succeeded() {
    return outcome == Outcome.SUCCEEDED;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeUTF(name);
      out.writeByte(outcome.ordinal());
      out.writeUTF(value);
      for (FilesDigest files : Arrays.asList(sources, outputs)) {
        out.writeBoolean(files != null);
        if (files != null) {
          files.write(out);
        }
      }
      out.writeInt(recipe.size());
      for (ActionInput actionInput : recipe) {
        actionInput.write(out);
      }
      out.writeLong(Hashing.xxh3_64().hashBytesToLong(bytes.toByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** What a file holds; null where there is none, or one that is damaged or of another version. */
  static @Nullable RunRecord read(Path file) {
    try {
      byte[] bytes = RegularFile.bytes(file, LinkOption.NOFOLLOW_LINKS);
      int length = bytes.length - DIGEST;
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (length < DIGEST
          || in.readInt() != MAGIC
          || digestBehind(bytes, length) != Hashing.xxh3_64().hashBytesToLong(bytes, 0, length)) {
        return null;
      }
      return new RunRecord(
          in.readUTF(),
          Outcome.values()[in.readByte()],
          in.readUTF(),
          in.readBoolean() ? FilesDigest.read(in) : null,
          in.readBoolean() ? FilesDigest.read(in) : null,
          recipe(in));
    } catch (IOException | IndexOutOfBoundsException e) {
      return null; // An outcome that there is not: whoever wrote it made the digest fit.
    }
  }

  private static long digestBehind(byte[] bytes, int at) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(bytes, at, DIGEST)).readLong();
  }

  private static ImmutableList<ActionInput> recipe(DataInputStream in) throws IOException {
    ImmutableList.Builder<ActionInput> recipe = ImmutableList.builder();
    for (int left = in.readInt(); left > 0; left--) {
      recipe.add(ActionInput.read(in));
    }
    return recipe.build();
  }
}
