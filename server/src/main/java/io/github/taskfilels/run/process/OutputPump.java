package io.github.taskfilels.run.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries one stream of a command to its consumer as exact bytes, never cutting a UTF-8 character
 * in two. After {@link #detach} nothing more is delivered; the thread then ends with the next byte
 * or at the end of the stream, whichever comes first, because a blocked read of a pipe cannot be
 * interrupted.
 */
final class OutputPump implements Runnable {
  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final StreamKind stream;
  private final OutputConsumer consumer;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Object delivery = new Object();
  private boolean detached;

  OutputPump(InputStream in, StreamKind stream, OutputConsumer consumer) {
    this.in = in;
    this.stream = stream;
    this.consumer = consumer;
  }

  @Override
  public void run() {
    try (in) {
      byte[] buffer = new byte[BUFFER];
      int kept = 0;
      int read;
      while (!isDetached() && (read = in.read(buffer, kept, BUFFER - kept)) >= 0) {
        int length = kept + read;
        int whole = length - unfinished(buffer, length);
        deliver(Bytes.copyOf(buffer, 0, whole));
        kept = length - whole;
        System.arraycopy(buffer, whole, buffer, 0, kept);
      }
      deliver(Bytes.copyOf(buffer, 0, kept));
    } catch (IOException closed) {
      // The pipe was closed under us after the command had ended: what was read so far is all there
      // is.
      detach();
    } finally {
      ended.countDown();
    }
  }

  /** Waits for the end of the stream; false when it did not come in time. */
  boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
    return ended.await(timeout, unit);
  }

  /** Drops whatever may still come. When this returns no delivery is under way. */
  void detach() {
    synchronized (delivery) {
      detached = true;
    }
  }

  private boolean isDetached() {
    synchronized (delivery) {
      return detached;
    }
  }

  private void deliver(Bytes piece) {
    synchronized (delivery) {
      if (!detached && !piece.isEmpty()) {
        consumer.accept(stream, piece);
      }
    }
  }

  /** How many bytes at the end belong to a UTF-8 character that is not complete, 0 to 3. */
  static int unfinished(byte[] buffer, int length) {
    for (int back = 1; back <= 3 && back <= length; back++) {
      int value = buffer[length - back] & 0xFF;
      if (value < 0x80) {
        return 0;
      }
      if (value >= 0xC2) {
        int expected = value >= 0xF5 ? 1 : value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
        return expected > back ? back : 0;
      }
    }
    return 0;
  }
}
