package io.github.taskfilels.run.cache;

import com.dynatrace.hash4j.hashing.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Something beside files that a task is made of: a command, a variable, a part of its environment.
 *
 * @param subject its name; of a command the digest of what is written
 * @param shown what may be shown of it; never a value that may be a secret
 * @param digest of its value
 */
public record ActionInput(Kind kind, String subject, String shown, long digest) {

  private static final long UNKNOWN = Long.MIN_VALUE;
  private static final int MOST_SHOWN = 500;

  /** In the order in which they are told. */
  public enum Kind {
    METHOD,
    DIRECTORY,
    VARIABLE,
    ENVIRONMENT,
    COMMAND
  }

  /** One by its value, of which only the digest is kept. */
  public static ActionInput of(Kind kind, String subject, String shown, String value) {
    return new ActionInput(kind, subject, shown, Hashing.xxh3_64().hashCharsToLong(value));
  }

  /**
   * A command.
   *
   * @param written as the Taskfile has it; commands that are written alike are told together
   */
  public static ActionInput command(String written, String shown, String value) {
    String start = shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown;
    String key = Long.toHexString(Hashing.xxh3_64().hashCharsToLong(written));
    return of(Kind.COMMAND, key, start, value);
  }

  /** The same, where its value is not known. */
  public ActionInput unknown() {
    return new ActionInput(kind, subject, shown, UNKNOWN);
  }

  /** Whether both have one value, as far as their values are known. */
  public boolean isSame(ActionInput other) {
    return digest == other.digest || digest == UNKNOWN || other.digest == UNKNOWN;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(kind.ordinal());
    out.writeUTF(subject);
    out.writeUTF(shown);
    out.writeLong(digest);
  }

  static ActionInput read(DataInput in) throws IOException {
    return new ActionInput(Kind.values()[in.readByte()], in.readUTF(), in.readUTF(), in.readLong());
  }
}
