import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two small projects, and a short life of the server: what most sessions do first. */
class TrainingSession {
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

  static void play(Process server, Path project) throws IOException {
    JsonRpcClient client = new JsonRpcClient(server);
    String folder = project.toUri().toString();
    String uri = project.resolve("Taskfile.yml").toUri().toString();
    String text = Files.readString(project.resolve("Taskfile.yml"));
    client.request(
        "initialize",
        "{\"processId\":"
            + ProcessHandle.current().pid()
            + ",\"capabilities\":{\"workspace\":{\"configuration\":true,\"didChangeWatchedFiles\":{\"dynamicRegistration\":true}},"
            + "\"window\":{\"workDoneProgress\":true},\"textDocument\":{\"publishDiagnostics\":{\"relatedInformation\":true}}},"
            + "\"initializationOptions\":{\"notifications\":true},\"workspaceFolders\":[{\"uri\":\""
            + folder
            + "\",\"name\":\"demo\"}]}");
    client.notify("initialized", "{}");
    String document = "\"textDocument\":{\"uri\":\"" + uri + "\"}";
    client.notify(
        "textDocument/didOpen",
        "{\"textDocument\":{\"uri\":\""
            + uri
            + "\",\"languageId\":\"taskfile\",\"version\":1,\"text\":"
            + quote(text)
            + "}}");
    client.awaitNotification("textDocument/publishDiagnostics");
    client.request("textDocument/codeLens", "{" + document + "}");
    client.request("textDocument/documentSymbol", "{" + document + "}");
    client.request("textDocument/documentLink", "{" + document + "}");
    for (int line = 0; line < 14; line++) {
      String position = ",\"position\":{\"line\":" + line + ",\"character\":14}";
      client.request("textDocument/hover", "{" + document + position + "}");
      client.request("textDocument/definition", "{" + document + position + "}");
    }
    for (int version = 2; version < 30; version++) {
      client.notify(
          "textDocument/didChange",
          "{\"textDocument\":{\"uri\":\""
              + uri
              + "\",\"version\":"
              + version
              + "},\"contentChanges\":[{\"range\":{\"start\":{\"line\":4,\"character\":0},\"end\":{\"line\":4,\"character\":0}},\"text\":\""
              + (version % 2 == 0 ? " " : "x")
              + "\"}]}");
      client.request("textDocument/documentSymbol", "{" + document + "}");
    }
    client.request("taskfile/graph", "{\"uri\":\"" + uri + "\",\"kind\":\"include\"}");
    client.request("taskfile/graph", "{\"uri\":\"" + uri + "\",\"kind\":\"task\"}");
    client.request("taskfile/tasks", "{\"uri\":\"" + uri + "\"}");
    client.request("shutdown", "null");
    client.notify("exit", "null");
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
