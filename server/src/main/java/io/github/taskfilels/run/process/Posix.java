package io.github.taskfilels.run.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;

/** The functions of the C library of Linux (glibc 2.34 or newer) that start and watch programs. */
final class Posix {
  /** The same on all processors that {@link #link} knows. */
  private static final int CLOSE_ON_EXEC = 0x80000;

  private static final int PIDFD_OPEN = 434;
  private static final int RLIMIT_NOFILE = 7;

  /** Every function used takes at most six whole numbers or pointers and gives a whole number. */
  private final MethodHandle call;

  private final SymbolLookup library;
  private final MemorySegment waitpid;
  private final MemorySegment pipe2;
  private final MemorySegment poll;
  private final MemorySegment read;
  private final MemorySegment close;
  private final MemorySegment syscall;

  private Posix() {
    Linker linker = Linker.nativeLinker();
    library = linker.defaultLookup();
    call =
        linker.downcallHandle(
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    waitpid = function("waitpid");
    pipe2 = function("pipe2");
    poll = function("poll");
    read = function("read");
    close = function("close");
    syscall = function("syscall");
  }

  /**
   * Links them.
   *
   * @throws UnsupportedOperationException where the system lacks one
   */
  static Posix link() {
    String arch = System.getProperty("os.arch", "");
    if (!"Linux".equals(System.getProperty("os.name"))
        || !(arch.equals("amd64") || arch.equals("aarch64"))) {
      throw new UnsupportedOperationException("this is not Linux on a processor that is known");
    }
    Posix posix = new Posix();
    int self = posix.openProcess((int) ProcessHandle.current().pid());
    if (self < 0) {
      throw new UnsupportedOperationException("there is no pidfd_open");
    }
    posix.close(self);
    return posix;
  }

  /**
   * A function by its name.
   *
   * @throws UnsupportedOperationException where there is none
   */
  MemorySegment function(String name) {
    return library
        .find(name)
        .orElseThrow(() -> new UnsupportedOperationException("there is no " + name));
  }

  /** Calls a function with whole numbers or addresses. */
  int call(MemorySegment function, long... given) {
    long[] a = Arrays.copyOf(given, 6);
    try {
      return (int) (long) call.invokeExact(function, a[0], a[1], a[2], a[3], a[4], a[5]);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Waits for a child to end and gives its status as {@code waitpid} does. */
  int waitFor(int pid) {
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment status = memory.allocate(JAVA_LONG);
      if (call(waitpid, pid, status.address(), 0) != pid) {
        throw new IllegalStateException("process " + pid + " is no child of this one");
      }
      return status.get(JAVA_INT, 0);
    }
  }

  /** The two ends of a pipe, as descriptors that no program inherits by itself. */
  record Pipe(int reader, int writer) {}

  /**
   * Makes one.
   *
   * @param open is told of it, to close it
   */
  Pipe pipe(List<Pipe> open) throws IOException {
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment ends = memory.allocate(JAVA_INT, 2);
      if (call(pipe2, ends.address(), CLOSE_ON_EXEC) != 0) {
        throw new IOException("there are too many open files");
      }
      Pipe pipe = new Pipe(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
      open.add(pipe);
      return pipe;
    }
  }

  /** A descriptor that can be read from when the process has ended; -1 where there is none. */
  int openProcess(int pid) {
    return call(syscall, PIDFD_OPEN, pid, 0);
  }

  /** Waits until one of some descriptors can be read from; as {@code poll}. */
  int poll(MemorySegment descriptors, int count, int millis) {
    return call(poll, descriptors.address(), count, millis);
  }

  /** What can be read from a descriptor; empty at its end. Waits for the first byte. */
  byte[] read(int descriptor, MemorySegment buffer) {
    int length = call(read, descriptor, buffer.address(), buffer.byteSize());
    return length <= 0 ? new byte[0] : buffer.asSlice(0, length).toArray(JAVA_BYTE);
  }

  /**
   * Raises the limit of open files to the highest that is allowed; false where it was so before.
   */
  boolean raiseOpenFiles() {
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment limit = memory.allocate(JAVA_LONG, 2);
      if (call(function("getrlimit"), RLIMIT_NOFILE, limit.address()) != 0
          || limit.getAtIndex(JAVA_LONG, 0) == limit.getAtIndex(JAVA_LONG, 1)) {
        return false;
      }
      limit.setAtIndex(JAVA_LONG, 0, limit.getAtIndex(JAVA_LONG, 1));
      return call(function("setrlimit"), RLIMIT_NOFILE, limit.address()) == 0;
    }
  }

  void close(int descriptor) {
    int ignored = call(close, descriptor);
    assert ignored == 0 : "descriptor " + descriptor + " was not open";
  }
}
