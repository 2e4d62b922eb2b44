package io.github.taskfilels.lsp;

import io.github.taskfilels.lsp.protocol.TaskfileClient;
import io.github.taskfilels.workspace.Disk;
import io.github.taskfilels.workspace.LocalDisk;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** Starts the language server on a pair of streams. */
public final class LanguageServerMain {
  private LanguageServerMain() {}

  /**
   * Serves one client until it says {@code exit}, closes the input, or dies.
   *
   * @return the process's exit code: 0 after {@code shutdown} and when the input was simply closed,
   *     1 after {@code exit} without {@code shutdown}
   */
  public static int run(InputStream in, OutputStream out) {
    return run(in, out, new LocalDisk());
  }

  /** As {@link #run(InputStream, OutputStream)}, with the files of another disk. */
  static int run(InputStream in, OutputStream out, Disk disk) {
    // Standard output belongs to the wire: a stray print must not corrupt it.
    PrintStream stdout = System.out;
    System.setOut(System.err);
    ExecutorService reader =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("lsp-reader").daemon().unstarted(task));
    try (TaskfileLanguageServer server = new TaskfileLanguageServer(disk)) {
      Launcher<TaskfileClient> launcher =
          new ServerLauncher(server)
              .setInput(in)
              .setOutput(out)
              .setExecutorService(reader)
              .create();
      Future<Void> listening = launcher.startListening();
      server.endWith(listening);
      return server.awaitExit();
    } finally {
      reader.shutdownNow();
      System.setOut(stdout);
    }
  }
}
