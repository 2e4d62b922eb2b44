package io.github.taskfilels.run.jobserver;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Log;
import io.github.taskfilels.run.SharedSlots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes part in the jobserver of the make (or other program) that started this process: it owns one
 * slot and takes a token for each further task that works. Commands take part in the same one.
 */
public final class JobserverClient implements SharedSlots {

  private final TokenPipe pipe;
  private final String flags;
  private final boolean byDescriptors;
  private final Deque<Byte> held = new ArrayDeque<>();
  private IntConsumer got = _ -> {};
  private int wanted;
  private boolean reading;
  private boolean closed;

  private JobserverClient(TokenPipe pipe, String flags, boolean byDescriptors) {
    this.pipe = pipe;
    this.flags = flags;
    this.byDescriptors = byDescriptors;
  }

  /** The jobserver that the flags name, if it is alive and can be reached; else null. */
  static @Nullable JobserverClient of(@Nullable String flags) {
    String auth = MakeFlags.auth(flags);
    if (flags == null || auth == null) {
      return null;
    }
    Path path = pipe(auth);
    if (path == null || !Files.exists(path)) {
      return null;
    }
    try {
      if (!isPipe(path)) {
        return null;
      }
      return new JobserverClient(new TokenPipe(path), flags, MakeFlags.byDescriptors(flags));
    } catch (IOException e) {
      return null; // Somebody else's descriptor, or a pipe that has gone.
    }
  }

  private static @Nullable Path pipe(String auth) {
    Path named = MakeFlags.path(auth);
    if (named == null) {
      return inherited(auth);
    }
    return named.equals(Path.of(MakeFlags.INHERITED))
        ? inherited(MakeFlags.DESCRIPTOR + "," + MakeFlags.DESCRIPTOR)
        : named;
  }

  /**
   * The pipe behind two inherited descriptors {@code R,W}; null where they are not the two ends of
   * one. A make that does not share closes them, and then the numbers may be those of other files
   * of this process, of whose pipes it holds one end only.
   */
  private static @Nullable Path inherited(String auth) {
    if (!auth.matches("\\d+,\\d+")) {
      return null;
    }
    Path descriptors = Path.of("/proc/" + ProcessHandle.current().pid() + "/fd");
    Path reading = descriptors.resolve(auth.replaceAll(",.*", ""));
    Path writing = descriptors.resolve(auth.replaceAll(".*,", ""));
    try {
      Path pipe = Files.readSymbolicLink(reading);
      return pipe.toString().startsWith("pipe:") && pipe.equals(Files.readSymbolicLink(writing))
          ? reading
          : null;
    } catch (IOException e) {
      return null; // They are not open, or there is no such folder.
    }
  }

  private static boolean isPipe(Path path) throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return attributes.isOther();
  }

  @Override
  public int atStart(int slots) {
    return 1;
  }

  @Override
  public boolean limited() {
    return true;
  }

  @Override
  public synchronized void open(IntConsumer newGot) {
    got = newGot;
  }

  @Override
  public synchronized void ask(int newWanted) {
    wanted = newWanted;
    if (wanted > 0 && !reading && !closed) {
      reading = true;
      Thread.ofPlatform().daemon().name("jobserver-client").start(this::read);
    }
  }

  private void read() {
    try {
      while (true) {
        byte token = pipe.take();
        synchronized (this) {
          if (closed || wanted == 0) {
            pipe.put(token);
            reading = false;
            return;
          }
          held.push(token);
          wanted--;
          got.accept(1);
          if (wanted == 0) {
            reading = false;
            return;
          }
        }
      }
    } catch (IOException e) {
      Log.of(JobserverClient.class)
          .log(System.Logger.Level.WARNING, "the jobserver has gone: " + e);
      synchronized (this) {
        reading = false;
      }
    }
  }

  @Override
  public synchronized void give(int slots) {
    try {
      for (int i = 0; i < slots && !held.isEmpty(); i++) {
        pipe.put(held.pop());
      }
    } catch (IOException e) {
      Log.of(JobserverClient.class)
          .log(System.Logger.Level.WARNING, "the jobserver has gone: " + e);
    }
  }

  /** Commands do not inherit descriptors of this process, so they get the same pipe at another. */
  @Override
  public Loan lend(CommandSpec spec) {
    if (!byDescriptors || !flags.equals(spec.environment().get(MakeFlags.NAME))) {
      return Loan.none(spec);
    }
    ImmutableMap.Builder<String, String> environment = ImmutableMap.builder();
    environment.putAll(spec.environment());
    environment.put(MakeFlags.NAME, MakeFlags.atDescriptor(flags));
    return Loan.none(spec.withEnvironment(environment.buildKeepingLast()).withTokens(pipe.path()));
  }

  @Override
  public synchronized void close() {
    closed = true;
    give(held.size());
  }
}
