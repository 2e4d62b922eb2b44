package io.github.taskfilels.program.values;

import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code env} of a root together with its {@code dotenv} files: the first file that has a key
 * wins, and {@code env} wins over files. Paths are rendered with the global variables, without
 * those of the command line.
 */
final class RootEnvironment {
  private final VariableEvaluator evaluator;
  private final @Nullable Taskfile root;
  private @Nullable Map<String, Var> known;

  RootEnvironment(VariableEvaluator evaluator, @Nullable Taskfile root) {
    this.evaluator = evaluator;
    this.root = root;
  }

  /** Read once with dynamic values; each time anew without. */
  synchronized Map<String, Var> with(@Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    Map<String, Var> written = evaluator.writtenEnv();
    if (root == null || root.dotenv().isEmpty()) {
      return written;
    }
    if (known == null || dynamic == null) {
      Map<String, Var> read = read(root, written, dynamic);
      if (dynamic == null) {
        return read;
      }
      known = read;
    }
    return known;
  }

  private Map<String, Var> read(
      Taskfile file, Map<String, Var> written, @Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    Map<String, Var> merged = new LinkedHashMap<>(written);
    boolean templates = file.dotenv().stream().anyMatch(path -> path.value().contains("{{"));
    Map<String, @Nullable Object> data =
        templates ? evaluator.plainGlobals(dynamic).values() : Map.of();
    for (Text path : file.dotenv()) {
      String rendered = rendered(path.value(), data);
      if (rendered.isEmpty()) {
        continue;
      }
      Path where = Path.of(Directories.join(evaluator.invocation().rootDirectory(), rendered));
      if (Files.exists(where)) {
        Origin origin = new Origin(Origin.Kind.DOTENV, FileId.of(where), null);
        values(where)
            .forEach((name, value) -> merged.putIfAbsent(name, Var.literal(name, value, origin)));
      }
    }
    return merged;
  }

  /** A path whose template fails stays as it is written, as in Task. */
  private String rendered(String path, Map<String, ?> data) {
    try {
      return evaluator.render(path, data);
    } catch (ValueException e) {
      return path;
    }
  }

  private static Map<String, String> values(Path file) throws ValueException {
    try {
      return DotEnv.read(file);
    } catch (ValueException e) {
      throw new ValueException("error reading env file " + file + ": " + e.text());
    }
  }
}
