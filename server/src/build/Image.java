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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
    Flags flags = Flags.read(scripts.resolve("jvm-flags"));
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
            .formatted(version, time, flags.quoted("everybody", "\"", ", ")));
    System.out.println("runtime image: " + image + " (" + size(image) / (1 << 20) + " MiB)");
  }

  /**
   * Runs a few command lines, then perhaps the server as an editor would, and keeps what was
   * loaded.
   */
  private static void train(Path image, Path jar, Flags flags, String name, Path cache)
      throws Exception {
    boolean serves = name.equals("all");
    Path project = Files.createTempDirectory("taskfile-ls-training");
    try {
      Training.writeProject(project);
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
        Training.session(trained, project);
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

/**
 * The flags of the JVM.
 *
 * @param sections by the heading in the file, in its order
 */
record Flags(Map<String, List<String>> sections) {
  static Flags read(Path file) throws IOException {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = List.of();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (line.startsWith("-")) {
        section.add(line);
      }
    }
    return new Flags(sections);
  }

  List<String> of(String heading) {
    return Objects.requireNonNull(sections.get(heading), heading);
  }

  /** A launcher with its flags; those of a shell in quotes, for the asterisk. */
  String into(String launcher, String name) {
    String quote = name.endsWith(".cmd") ? "" : "'";
    return launcher
        .replace("@FLAGS@", quoted("everybody", quote, " ") + " " + quoted("launchers", quote, " "))
        .replace("@COMMAND_FLAGS@", quoted("launchers, but not for lsp", quote, " "))
        .replace("@LINUX_FLAGS@", quoted("launchers, on Linux", quote, " "));
  }

  String quoted(String heading, String quote, String between) {
    return of(heading).stream()
        .map(flag -> quote + flag + quote)
        .collect(Collectors.joining(between));
  }
}

/** Two small projects, and a short life of the server: what most sessions do first. */
class Training {
  static void writeProject(Path project) throws IOException {
    Files.writeString(
        project.resolve("Taskfile.yml"),
        """
        version: '3'
        includes:
          docs: ./docs
          missing: ./nowhere
        vars:
          NAME: "{{.USER | default `demo`}}"
        tasks:
          default:
            desc: Everything
            deps: [build, docs:gen]
          build:
            cmds:
              - echo "building {{.NAME}}"
              - task: test
                vars: {A: 1}
          test: echo ok
          loop: {deps: [loop2]}
          loop2: {deps: [loop]}
        """);
    Files.createDirectories(project.resolve("docs"));
    Files.writeString(
        project.resolve("docs/Taskfile.yml"),
        """
        version: '3'
        tasks:
          gen:
            desc: Make the docs
            cmd: echo docs
          broken: "{{.X
        """);
    writeRuns(project.resolve("runs"));
  }

  /** What the command lines of the training run: a bit of everything that loads and ends well. */
  private static void writeRuns(Path project) throws IOException {
    Files.createDirectories(project.resolve("docs"));
    Files.writeString(project.resolve(".env"), "FROM_FILE=1\n");
    for (int i = 0; i < 100; i++) {
      Path folder = Files.createDirectories(project.resolve("src/" + i % 10));
      Files.writeString(folder.resolve(i + ".txt"), "content\n");
    }
    Files.writeString(
        project.resolve("Taskfile.yml"),
        """
        version: '3'
        includes:
          docs: ./docs
        vars:
          NAME: "{{.USER | default `demo`}}"
        tasks:
          default:
            desc: Everything
            deps: [build, docs:gen, checked, status, first, second]
          build:
            cmds:
              - echo "building {{.NAME}}"
              - task: test
                vars: {A: 1}
          test: echo ok
          first: {deps: [shared]}
          second: {deps: [shared]}
          shared: {run: once, cmd: sleep 0.1}
          checked:
            desc: Has all that is asked before commands run
            summary: |
              A long text
              of two lines
            dotenv: ['.env']
            dir: docs
            env: {MODE: fast}
            vars:
              SHELL_VALUE: {sh: echo value}
              LIST: [one, two]
            requires: {vars: [NAME]}
            preconditions: [{sh: test -d ., msg: no folder}]
            sources: ['**/*.yml']
            generates: [../out.txt]
            if: "true"
            cmds:
              - defer: echo "over {{.EXIT_CODE}}"
              - for: {var: LIST}
                cmd: echo "{{.ITEM | upper}} {{.SHELL_VALUE}}" >> ../out.txt
              - for: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
                cmd: ":"
              - sleep 0.2
              - cat ../Taskfile.yml
              - {cmd: exit 3, ignore_error: true, silent: true}
          status: {status: [test -f out.txt], cmd: touch out.txt, run: once}
          failing: {cmds: [exit 1], deps: [status]}
          built: {sources: ['src/**/*.txt'], generates: [built.txt], cmds: [cat src/*/*.txt > built.txt]}
        """);
    Files.writeString(
        project.resolve("docs/Taskfile.yml"),
        """
        version: '3'
        tasks:
          gen:
            desc: Make the docs
            cmd: echo docs
        """);
  }

  static void session(Process server, Path project) throws IOException {
    Wire wire = new Wire(server);
    String folder = project.toUri().toString();
    String uri = project.resolve("Taskfile.yml").toUri().toString();
    String text = Files.readString(project.resolve("Taskfile.yml"));
    wire.request(
        "initialize",
        "{\"processId\":"
            + ProcessHandle.current().pid()
            + ",\"capabilities\":{\"workspace\":{\"configuration\":true,\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}},"
            + "\"window\":{\"workDoneProgress\":true},\"textDocument\":{\"publishDiagnostics\":{\"relatedInformation\":true}}},"
            + "\"initializationOptions\":{\"notifications\":true},\"workspaceFolders\":[{\"uri\":\""
            + folder
            + "\",\"name\":\"demo\"}]}");
    wire.notify("initialized", "{}");
    String document = "\"textDocument\":{\"uri\":\"" + uri + "\"}";
    wire.notify(
        "textDocument/didOpen",
        "{\"textDocument\":{\"uri\":\""
            + uri
            + "\",\"languageId\":\"taskfile\",\"version\":1,\"text\":"
            + quote(text)
            + "}}");
    wire.awaitNotification("textDocument/publishDiagnostics");
    wire.request("textDocument/codeLens", "{" + document + "}");
    wire.request("textDocument/documentSymbol", "{" + document + "}");
    wire.request("textDocument/documentLink", "{" + document + "}");
    for (int line = 0; line < 14; line++) {
      String position = ",\"position\":{\"line\":" + line + ",\"character\":14}";
      wire.request("textDocument/hover", "{" + document + position + "}");
      wire.request("textDocument/definition", "{" + document + position + "}");
    }
    for (int version = 2; version < 30; version++) {
      wire.notify(
          "textDocument/didChange",
          "{\"textDocument\":{\"uri\":\""
              + uri
              + "\",\"version\":"
              + version
              + "},\"contentChanges\":[{\"range\":{\"start\":{\"line\":4,\"character\":0},\"end\":{\"line\":4,\"character\":0}},\"text\":\""
              + (version % 2 == 0 ? " " : "x")
              + "\"}]}");
      wire.request("textDocument/documentSymbol", "{" + document + "}");
    }
    wire.request("taskfile/graph", "{\"uri\":\"" + uri + "\",\"kind\":\"include\"}");
    wire.request("taskfile/graph", "{\"uri\":\"" + uri + "\",\"kind\":\"task\"}");
    wire.request("taskfile/tasks", "{\"uri\":\"" + uri + "\"}");
    wire.request("shutdown", "null");
    wire.notify("exit", "null");
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}

/** JSON-RPC by hand: this program runs before anything is built, so it has no library. */
class Wire {
  private final Process server;
  private int id;

  Wire(Process server) {
    this.server = server;
  }

  void notify(String method, String params) throws IOException {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
  }

  /** Sends a request and waits for its answer; the server's own requests get an empty answer. */
  void request(String method, String params) throws IOException {
    int asked = ++id;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + asked
            + ",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}");
    while (true) {
      String message = read();
      if (!message.contains("\"method\":") && idOf(message).equals(String.valueOf(asked))) {
        if (message.contains("\"error\":{")) {
          throw new IOException(method + " failed in the training session: " + message);
        }
        return;
      }
    }
  }

  void awaitNotification(String method) throws IOException {
    while (!read().contains("\"method\":\"" + method + "\"")) {
      // Other messages come in between.
    }
  }

  /** Reads a message; answers it if the server asks for something. */
  private String read() throws IOException {
    int length = -1;
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = server.getInputStream().read();
      if (c < 0) {
        throw new IOException("the server closed its output in the training session");
      }
      if (c == '\n') {
        String header = line.toString().trim();
        line.setLength(0);
        if (header.isEmpty()) {
          break;
        }
        if (header.startsWith("Content-Length:")) {
          length = Integer.parseInt(header.substring(15).trim());
        }
      } else {
        line.append((char) c);
      }
    }
    String message = new String(server.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    if (message.contains("\"method\":") && message.contains("\"id\":")) {
      String result = message.contains("workspace/configuration") ? "[{}]" : "null";
      send("{\"jsonrpc\":\"2.0\",\"id\":" + idOf(message) + ",\"result\":" + result + "}");
    }
    return message;
  }

  private static String idOf(String message) {
    int at = message.indexOf("\"id\":");
    if (at < 0) {
      return "";
    }
    int end = at + 5;
    while (",}".indexOf(message.charAt(end)) < 0) {
      end++;
    }
    return message.substring(at + 5, end);
  }

  private void send(String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    server
        .getOutputStream()
        .write(
            ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    server.getOutputStream().write(bytes);
    server.getOutputStream().flush();
  }
}
