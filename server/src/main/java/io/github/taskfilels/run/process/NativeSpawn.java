package io.github.taskfilels.run.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import com.google.common.primitives.Longs;
import io.github.taskfilels.run.Log;
import io.github.taskfilels.run.OutputConsumer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts programs by {@code posix_spawn} of glibc 2.34 or newer. Java's way costs two more programs
 * for each command, its own helper and {@code setsid}, which is as much as bash itself. Linking to
 * the C library takes longer than that saves for one command; so it is done in the background, as
 * soon as more are expected or many have come.
 */
final class NativeSpawn {
  private static final int WORTH_IT = 8;

  private static final int SET_SIGNAL_MASK = 0x08;
  private static final int SET_SESSION = 0x80;
  private static final int READ_ONLY = 0;

  /** For streams that are inherited. */
  private static final Posix.Pipe NO_PIPE = new Posix.Pipe(-1, -1);

  private static final int FIRST_UNUSED = 3;

  /** More than glibc's largest of the three structures. */
  private static final int STRUCTURE = 1024;

  /** Whether commands are to wait until it is linked. */
  private static volatile boolean expected;

  /** Whether it is linked, if it can be. */
  private static volatile boolean done;

  private volatile @Nullable Variables last;

  private final Posix posix;
  private final Charset charset =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), Charset.defaultCharset());
  private final MemorySegment spawn;
  private final MemorySegment actionsInit;
  private final MemorySegment actionsDestroy;
  private final MemorySegment addOpen;
  private final MemorySegment addDuplicate;
  private final MemorySegment addCloseFrom;
  private final MemorySegment addChdir;

  /** What is the same in all starts, for those that lead a session of their own and for others. */
  private final MemorySegment leading;

  private final MemorySegment following;

  private NativeSpawn(Posix posix) {
    this.posix = posix;
    spawn = posix.function("posix_spawn");
    actionsInit = posix.function("posix_spawn_file_actions_init");
    actionsDestroy = posix.function("posix_spawn_file_actions_destroy");
    addOpen = posix.function("posix_spawn_file_actions_addopen");
    addDuplicate = posix.function("posix_spawn_file_actions_adddup2");
    addCloseFrom = posix.function("posix_spawn_file_actions_addclosefrom_np");
    addChdir = posix.function("posix_spawn_file_actions_addchdir_np");
    leading = attributes(SET_SIGNAL_MASK | SET_SESSION);
    following = attributes(SET_SIGNAL_MASK);
  }

  private MemorySegment attributes(int flags) {
    Arena always = Arena.global();
    MemorySegment attributes = always.allocate(STRUCTURE, ADDRESS.byteAlignment());
    MemorySegment noSignals = always.allocate(STRUCTURE, ADDRESS.byteAlignment());
    int failed =
        posix.call(posix.function("posix_spawnattr_init"), at(attributes))
            | posix.call(
                posix.function("posix_spawnattr_setsigmask"), at(attributes), at(noSignals))
            | posix.call(posix.function("posix_spawnattr_setflags"), at(attributes), flags);
    if (failed != 0) {
      throw new UnsupportedOperationException("attributes of a process cannot be set");
    }
    return attributes;
  }

  /** Linked by whoever asks first; others wait. */
  private static final class Linked {
    static final @Nullable NativeSpawn INSTANCE = make();

    private static @Nullable NativeSpawn make() {
      try {
        return new NativeSpawn(Posix.link());
      } catch (RuntimeException | LinkageError unsupported) {
        Log.of(NativeSpawn.class)
            .log(
                System.Logger.Level.DEBUG,
                "programs are started by Java: " + unsupported.getMessage());
        return null;
      }
    }
  }

  /** Links now, whatever it costs; null where the system has no such functions. */
  static @Nullable NativeSpawn link() {
    NativeSpawn spawn = Linked.INSTANCE;
    done = true;
    return spawn;
  }

  /** What starts programs; null as long as it is not linked, and where the system has no such. */
  static @Nullable NativeSpawn linked() {
    return expected || done ? link() : null;
  }

  /** Whether this process may have more files open than before, and so may what it starts. */
  static boolean raiseOpenFiles() {
    NativeSpawn spawn = link();
    return spawn != null && spawn.posix.raiseOpenFiles();
  }

  /** Is told how many commands a run has started; begins to link when that is worth it. */
  static void started(int commands) {
    if (commands == WORTH_IT && !expected && !done) {
      linking();
    }
  }

  /** Is told how many commands will come, which will wait for it where it is worth it. */
  static void expect(int commands) {
    if (commands >= WORTH_IT && !expected) {
      expected = true;
      linking();
    }
  }

  private static void linking() {
    Thread.ofPlatform().daemon().name("spawn-link").start(NativeSpawn::link);
  }

  /**
   * Starts a program, with no signal blocked; without a shell where it can do without.
   *
   * @param start its input is inherited, or a file
   * @param output takes what it writes; null if it inherits the streams of the runner
   * @return null when it could not be started: Java's own way then fails, too, and knows why
   * @throws IllegalArgumentException for a variable that no program can be given
   */
  @Nullable SpawnedProcess start(ProcessStart start, @Nullable OutputConsumer output)
      throws IOException {
    if (output == null) {
      int pid = start(start, NO_PIPE, NO_PIPE);
      return pid < 0 ? null : new SpawnedProcess(posix, pid, null);
    }
    List<Posix.Pipe> pipes = new ArrayList<>();
    boolean started = false;
    try {
      Posix.Pipe out = posix.pipe(pipes);
      Posix.Pipe err = start.joined() ? out : posix.pipe(pipes);
      int pid = start(start, out, err);
      if (pid < 0) {
        return null;
      }
      started = true;
      int process = posix.openProcess(pid);
      return new SpawnedProcess(posix, pid, new PolledOutput(posix, process, out, err, output));
    } finally {
      if (!started) {
        for (Posix.Pipe pipe : pipes) {
          posix.close(pipe.writer());
          posix.close(pipe.reader());
        }
      }
    }
  }

  private int start(ProcessStart start, Posix.Pipe out, Posix.Pipe err) throws IOException {
    Variables variables = variables(start.environment());
    PlainCommand plain = variables.changed() ? null : start.plain();
    int pid =
        plain == null
            ? -1
            : start(start, out, err, plain.program(), plain.words(), plain.variables());
    if (pid >= 0) {
      return pid;
    }
    ImmutableList<String> words = start.words().get();
    return start(start, out, err, words.getFirst(), words, ImmutableMap.of());
  }

  /**
   * @param own variables that take the place of {@link PlainCommand#OWN} in the environment; empty
   *     if it is taken as it is
   * @return the id of the process, or -1
   */
  private int start(
      ProcessStart start,
      Posix.Pipe out,
      Posix.Pipe err,
      String program,
      List<String> words,
      ImmutableMap<String, String> own)
      throws IOException {
    Variables variables = variables(start.environment());
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment actions = memory.allocate(STRUCTURE, ADDRESS.byteAlignment());
      MemorySegment pid = memory.allocate(JAVA_LONG);
      long[] cookie = {at(text(memory, RunToken.NAME + "=" + start.cookie()))};
      long[] set = own.isEmpty() ? variables.own() : texts(memory, lines(own)).at();
      int failed = posix.call(actionsInit, at(actions));
      File input = start.input().file();
      if (input != null) {
        long path = at(text(memory, input.getPath()));
        failed |= posix.call(addOpen, at(actions), 0, path, READ_ONLY);
      }
      if (out != NO_PIPE) {
        failed |= posix.call(addDuplicate, at(actions), out.writer(), 1);
        failed |= posix.call(addDuplicate, at(actions), err.writer(), 2);
      }
      failed |= posix.call(addCloseFrom, at(actions), FIRST_UNUSED);
      failed |= posix.call(addChdir, at(actions), at(text(memory, start.directory().toString())));
      if (failed == 0) {
        failed =
            posix.call(
                spawn,
                at(pid),
                at(text(memory, program)),
                at(actions),
                at(start.setsid() == null ? following : leading),
                at(pointers(memory, texts(memory, words).at())),
                at(pointers(memory, Longs.concat(variables.shared(), set, cookie))));
      }
      Reference.reachabilityFence(variables);
      int ignored = posix.call(actionsDestroy, at(actions));
      return failed == 0 && ignored == 0 ? pid.get(JAVA_INT, 0) : -1;
    }
  }

  private static long at(MemorySegment segment) {
    return segment.address();
  }

  private MemorySegment text(Arena memory, String value) throws IOException {
    return bytes(memory, bytes(value));
  }

  /**
   * Texts one behind the other in memory.
   *
   * @param memory keeps them there
   * @param at the address of each
   */
  private record Texts(MemorySegment memory, long[] at) {}

  private Texts texts(Arena memory, List<String> values) throws IOException {
    // All in one piece of memory: this is most of the work of a start.
    ByteArrayOutputStream texts = new ByteArrayOutputStream(4096);
    long[] at = new long[values.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = texts.size();
      texts.write(bytes(values.get(i)));
      texts.write(0);
    }
    MemorySegment bytes = bytes(memory, texts.toByteArray());
    for (int i = 0; i < at.length; i++) {
      at[i] += at(bytes);
    }
    return new Texts(bytes, at);
  }

  /** An array of pointers with a null at its end. */
  private static MemorySegment pointers(Arena memory, long... addresses) {
    return memory.allocateFrom(JAVA_LONG, Arrays.copyOf(addresses, addresses.length + 1));
  }

  /**
   * An environment as programs get it, {@code NAME=value}, without the cookie.
   *
   * @param memory keeps the texts
   * @param shared the address of each text, but for {@link PlainCommand#OWN}
   * @param own the addresses of those
   * @param changed whether bash would change any other
   */
  private record Variables(
      ImmutableMap<String, String> environment,
      MemorySegment memory,
      long[] shared,
      long[] own,
      boolean changed) {}

  /** Most commands of a run have the same. */
  private Variables variables(ImmutableMap<String, String> environment) throws IOException {
    Variables known = last;
    if (known == null || known.environment() != environment) {
      Map<String, String> shared = new LinkedHashMap<>(environment);
      shared.remove(RunToken.NAME);
      Map<String, String> own = new LinkedHashMap<>(shared);
      shared.keySet().removeAll(PlainCommand.OWN);
      own.keySet().retainAll(PlainCommand.OWN);
      Texts texts =
          texts(Arena.ofAuto(), ImmutableList.copyOf(Iterables.concat(lines(shared), lines(own))));
      known =
          new Variables(
              environment,
              texts.memory(),
              Arrays.copyOf(texts.at(), shared.size()),
              Arrays.copyOfRange(texts.at(), shared.size(), texts.at().length),
              shared.keySet().stream().anyMatch(PlainCommand::changed));
      last = known;
    }
    return known;
  }

  private static List<String> lines(Map<String, String> variables) {
    List<String> lines = new ArrayList<>(variables.size());
    variables.forEach(
        (name, value) -> {
          if (name.indexOf('=') >= 0) {
            throw new IllegalArgumentException(name);
          }
          lines.add(name + "=" + value);
        });
    return lines;
  }

  private byte[] bytes(String value) throws IOException {
    if (value.indexOf('\0') >= 0) {
      throw new IOException("invalid null character in command");
    }
    return value.getBytes(charset);
  }

  /** The bytes, with a null at their end. */
  private static MemorySegment bytes(Arena memory, byte[] bytes) {
    MemorySegment text = memory.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
    return text;
  }
}
