package io.github.taskfilels.run.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The process groups that run at this moment, in a file that outlives the runner: a number in each
 * line, or blanks. Lines are used again, so the file grows with the groups that run together and
 * not with the run. For one thread at a time.
 */
final class GroupFile implements AutoCloseable {
  /** Bytes of a line, with its end. */
  private static final int LINE = 16;

  private final RandomAccessFile file;
  private final Map<Long, Integer> lines = new HashMap<>();
  private final BitSet taken = new BitSet();

  /** Makes the file. */
  GroupFile(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "rw");
  }

  /** Notes a group, once. */
  void add(long group) throws IOException {
    if (lines.containsKey(group)) {
      return;
    }
    int line = taken.nextClearBit(0);
    taken.set(line);
    lines.put(group, line);
    write(line, Long.toString(group));
  }

  /** Forgets a group. */
  void remove(long group) throws IOException {
    Integer line = lines.remove(group);
    if (line != null) {
      taken.clear(line);
      write(line, "");
    }
  }

  private void write(int line, String text) throws IOException {
    byte[] bytes = new byte[LINE];
    Arrays.fill(bytes, (byte) ' ');
    for (int i = 0; i < text.length(); i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    bytes[LINE - 1] = '\n';
    file.seek((long) line * LINE);
    file.write(bytes);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
