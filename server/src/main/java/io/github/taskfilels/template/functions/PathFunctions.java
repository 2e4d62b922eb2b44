package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.text.GoPaths;
import java.util.stream.Collectors;

/**
 * Paths. The plain names always use slashes; the others follow the operating system of the host.
 */
final class PathFunctions {
  private PathFunctions() {}

  static Object call(Arguments a) {
    TemplateHost host = a.host();
    GoPaths os = GoPaths.of(host.isWindows());
    return switch (a.function()) {
      case "base" -> GoPaths.SLASH.base(a.string(0));
      case "dir" -> GoPaths.SLASH.dir(a.string(0));
      case "clean" -> GoPaths.SLASH.clean(a.string(0));
      case "ext" -> GoPaths.SLASH.ext(a.string(0));
      case "isAbs" -> GoPaths.SLASH.isAbsolute(a.string(0));
      case "osBase" -> os.base(a.string(0));
      case "osDir" -> os.dir(a.string(0));
      case "osClean" -> os.clean(a.string(0));
      case "osExt" -> os.ext(a.string(0));
      case "osIsAbs" -> os.isAbsolute(a.string(0));
      case "joinPath" -> os.join(a.strings(0));
      case "relPath" -> os.relative(a.string(0), a.string(1));
      case "absPath" -> os.absolute(a.string(0), host.workingDirectory());
      case "joinEnv" ->
          a.strings(0).stream().collect(Collectors.joining(host.isWindows() ? ";" : ":"));
      case "fromSlash", "FromSlash" -> os.fromSlash(a.string(0));
      case "toSlash", "ToSlash" -> os.toSlash(a.string(0));
      default -> throw a.unknown();
    };
  }
}
