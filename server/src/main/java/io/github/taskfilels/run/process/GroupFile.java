package io.github.taskfilels.run.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The process groups that run at this moment, in a file that outlives the runner: a number in each
 * line, or blanks. The file is mapped into memory, so that noting a group is no call of the system,
 * which may have to wait for a disk; what was noted is in the file however the runner ends. For one
 * thread at a time.
 */
final class GroupFile {
  /** Bytes of a line. A number has its end in the first eight, which are written at once. */
  private static final int LINE = 16;

  /** How many bytes the file grows by. */
  private static final int PAGE = 4096;

  private final Path path;
  private final List<MemorySegment> pages = new ArrayList<>();
  private final Map<Long, Integer> lines = new HashMap<>();
  private final BitSet taken = new BitSet();

  /** Makes the file, so that the first group is noted as fast as the others. */
  GroupFile(Path path) throws IOException {
    this.path = path;
    pages.add(page());
  }

  /** Notes a group, once. */
  void add(long group) throws IOException {
    if (lines.containsKey(group)) {
      return;
    }
    int line = taken.nextClearBit(0);
    if (line == pages.size() * PAGE / LINE) {
      pages.add(page());
    }
    taken.set(line);
    lines.put(group, line);
    write(line, Long.toString(group));
  }

  /** Forgets a group. */
  void remove(long group) {
    Integer line = lines.remove(group);
    if (line != null) {
      taken.clear(line);
      write(line, "");
    }
  }

  private void write(int line, String text) {
    byte[] bytes = new byte[LINE];
    Arrays.fill(bytes, (byte) ' ');
    for (int i = 0; i < text.length(); i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    bytes[LINE - 1] = '\n';
    int at = line * LINE;
    MemorySegment.copy(bytes, 0, pages.get(at / PAGE), ValueLayout.JAVA_BYTE, at % PAGE, LINE);
  }

  private MemorySegment page() throws IOException {
    long at = (long) pages.size() * PAGE;
    try (FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // Where the disk is full this fails, and not what is written into memory later.
      ByteBuffer empty = ByteBuffer.allocate(PAGE);
      while (empty.hasRemaining()) {
        file.write(empty, at + empty.position());
      }
      // Not as a buffer, which Java makes by reflection: the first one takes 15 ms.
      return file.map(FileChannel.MapMode.READ_WRITE, at, PAGE, Arena.ofAuto());
    }
  }
}
