package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a program is started with.
 *
 * @param setsid what makes it the leader of a session of its own where Java starts it; null if it
 *     leads none
 * @param words gives the command line, the program by its path
 * @param environment complete but for the cookie
 * @param cookie the value of {@link RunToken#NAME}
 * @param joined whether standard error is the same as standard output
 * @param plain what the words come to without a shell; null where they need one
 */
record ProcessStart(
    @Nullable Path setsid,
    Supplier<ImmutableList<String>> words,
    Path directory,
    ImmutableMap<String, String> environment,
    String cookie,
    Redirect input,
    boolean joined,
    @Nullable PlainCommand plain) {

  /**
   * Starts it in Java's way.
   *
   * @throws IllegalArgumentException for a variable that no program can be given
   */
  Process start(Redirect output, Redirect error) throws IOException {
    List<String> whole = new ArrayList<>();
    if (setsid != null) {
      whole.add(setsid.toString());
    }
    whole.addAll(words.get());
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(directory.toFile())
            .redirectInput(input)
            .redirectOutput(output)
            .redirectError(error)
            .redirectErrorStream(joined);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put(RunToken.NAME, cookie);
    return builder.start();
  }
}
