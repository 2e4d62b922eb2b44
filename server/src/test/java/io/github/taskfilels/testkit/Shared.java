package io.github.taskfilels.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The test data that lives beside a checkout: public Taskfiles ({@code corpus}) and recorded
 * behaviour ({@code conformance}). The system property {@code taskfilels.shared} names the folder.
 * Tests that need it are skipped, saying so, where it is absent.
 */
public final class Shared {
  private Shared() {}

  /** The folder with public Taskfiles. */
  public static Path corpus() {
    return folder("corpus");
  }

  /** The folder with cases recorded from the real Task. */
  public static Path conformance() {
    return folder("conformance");
  }

  private static Path folder(String name) {
    Path folder =
        Path.of(System.getProperty("taskfilels.shared", "../../shared"))
            .resolve(name)
            .toAbsolutePath()
            .normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        () -> "skipped: test data not found at " + folder + " (set -Dtaskfilels.shared=DIR)");
    return folder;
  }
}
