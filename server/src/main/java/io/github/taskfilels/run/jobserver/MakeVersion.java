package io.github.taskfilels.run.jobserver;

import io.github.taskfilels.run.jobserver.MakeFlags.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which style of jobserver the make on the PATH understands. */
final class MakeVersion {
  private static final Pattern VERSION = Pattern.compile("GNU Make (\\d+)\\.(\\d+)");

  private MakeVersion() {}

  /** Asks {@code make --version} once; null for a make that would fail at either style. */
  static @Nullable Style style(Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder("make", "--version").redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().remove(MakeFlags.NAME);
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return style(text);
    } catch (IOException e) {
      return Style.PATH; // There is no make; what else knows jobservers knows this style.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** The style for what make says of itself. */
  static @Nullable Style style(String text) {
    Matcher version = VERSION.matcher(text);
    if (!version.find()) {
      return null; // Another make, such as that of BSD.
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    if (major < 4) {
      return null;
    }
    return major > 4 || minor >= 4 ? Style.PATH : Style.DESCRIPTORS;
  }
}
