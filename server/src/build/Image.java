import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the runtime image: {@code Image.java JAR IMAGE SCRIPTS TIME VERSION}. The image is a {@code
 * jlink} runtime with the server's jar, launchers, and two AOT caches: for lists, and for all other
 * commands; a start pays for all that is in its cache, wanted or not. They are trained with
 * scripted sessions and named by the jar's hash, for the JVM does not notice a cache that was made
 * from another jar.
 *
 * <p>Beside the image it writes {@code launch.json}: what the extension has to know of the build.
 */
class Image {
  /** What jdeps finds in the jar, without Gson's optional java.sql. */
  private static final String MODULES = "java.base,java.logging,jdk.unsupported";

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args[0]);
    Path image = Path.of(args[1]);
    Path scripts = Path.of(args[2]);
    Instant time = Instant.parse(args[3]);
    String version = args[4];
    JvmFlags flags = JvmFlags.read(scripts.resolve("jvm-flags"));
    Path java = Path.of(System.getProperty("java.home"), "bin", exe("java"));
    delete(image);
    run(
        List.of(
            java.resolveSibling(exe("jlink")).toString(),
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            image.toString()));
    Path lib = image.resolve("lib");
    Path installed = lib.resolve("taskfile-ls.jar");
    Files.copy(jar, installed, StandardCopyOption.REPLACE_EXISTING);
    // The JVM takes an AOT cache only for a jar with the time that it had in training. Who unpacks
    // an image without keeping times can restore it from launch.json.
    Files.setLastModifiedTime(installed, FileTime.from(time));
    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    String cache = "taskfile-ls-" + hash.substring(0, 16);
    for (String name : List.of("taskfile-ls", "taskfile-ls.cmd")) {
      Path launcher = image.resolve("bin").resolve(name);
      Files.writeString(
          launcher,
          flags.into(Files.readString(scripts.resolve(name)).replace("@CACHE@", cache), name));
      launcher.toFile().setExecutable(true, false);
    }
    for (String name : List.of("all", "list")) {
      train(image, installed, flags, name, lib.resolve(cache + "-" + name + ".aot"));
    }
    Files.writeString(
        image.resolveSibling("launch.json"),
        """
        {
          "version": "%s",
          "jarTime": "%s",
          "flags": [%s]
        }
        """
            .formatted(
                version,
                time,
                flags.quoted("everybody", "\"", ", ") + ", " + flags.quoted("lsp", "\"", ", ")));
    System.out.println("runtime image: " + image + " (" + size(image) / (1 << 20) + " MiB)");
  }

  /**
   * Runs a few command lines, then perhaps the server as an editor would, and keeps what was
   * loaded.
   */
  private static void train(Path image, Path jar, JvmFlags flags, String name, Path cache)
      throws Exception {
    boolean serves = name.equals("all");
    Path project = Files.createTempDirectory("taskfile-ls-training");
    try {
      TrainingSession.writeProject(project);
      List<String> command = new ArrayList<>();
      command.add(image.resolve("bin").resolve(exe("java")).toString());
      command.addAll(flags.of("everybody"));
      command.addAll(
          List.of(
              "-XX:AOTCacheOutput=" + cache,
              "-Xbootclasspath/a:" + jar,
              "-cp",
              jar.toString(),
              "io.github.taskfilels.cli.Training",
              name,
              project.resolve("runs").toString()));
      command.addAll(serves ? List.of("lsp") : List.of("run", "--version"));
      Process trained =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      if (serves) {
        TrainingSession.play(trained, project);
      } else {
        trained.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
      if (trained.waitFor() != 0) {
        throw new IOException("the training session ended with " + trained.exitValue());
      }
      if (!Files.exists(cache)) {
        throw new IOException("the training session left no AOT cache");
      }
    } finally {
      delete(project);
    }
  }

  private static String exe(String name) {
    return System.getProperty("os.name").startsWith("Windows") ? name + ".exe" : name;
  }

  private static void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + " failed:\n" + output);
    }
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
