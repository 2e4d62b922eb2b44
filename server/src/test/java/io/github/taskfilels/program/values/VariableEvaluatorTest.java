package io.github.taskfilels.program.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VariableEvaluatorTest {
  private static final SourceFiles NO_FILES =
      new SourceFiles() {
        @Override
        public ImmutableList<String> files(
            Path directory, List<Pattern> patterns, boolean gitignore) {
          return ImmutableList.of();
        }

        @Override
        public String checksum(List<String> files) {
          return "";
        }

        @Override
        public @Nullable Instant newest(List<String> files) {
          return null;
        }
      };

  private final List<String> commands = new ArrayList<>();

  /** A shell that can only expand variables: its answer is the command without {@code echo}. */
  private final DynamicValues shell =
      (command, directory, environment) -> {
        commands.add(directory + ": " + command);
        String text = command.replaceFirst("^echo ", "");
        for (Map.Entry<String, String> variable : environment.entrySet()) {
          text = text.replace("$" + variable.getKey(), variable.getValue());
        }
        return text.replaceAll("\\$\\w+", "") + "\n";
      };

  private record Compiled(CompiledTask task, TaskCompiler compiler) {
    /** All commands that run, in one line each. */
    String text() {
      return task.commands().stream()
          .map(
              step ->
                  switch (step) {
                    case CompiledTask.ShellStep command -> command.text();
                    case CompiledTask.CallStep call ->
                        call.task()
                            + " "
                            + call.vars().stream()
                                .map(v -> v.name() + "=" + v.value() + v.text())
                                .collect(Collectors.joining(","));
                    case CompiledTask.DeferredStep deferred -> "deferred";
                  })
          .collect(Collectors.joining("\n"));
    }
  }

  private Compiled compile(String fixture, String task, Map<String, String> variables)
      throws ValueException, InterruptedException {
    return compile(fixture, task, variables, List.of());
  }

  private Compiled compile(
      String fixture, String task, Map<String, String> variables, List<Var> callVars)
      throws ValueException, InterruptedException {
    TestWorkspace workspace = TestWorkspace.of(Fixture.parse(fixture).files());
    FileId root = FileId.of(Path.of("/p/Taskfile.yml"));
    Program program = Program.of(workspace.snapshot(), root);
    Invocation invocation =
        new Invocation(
            ImmutableMap.of("HOME", "/home/me", "OSVAR", "os"),
            "/p/Taskfile.yml",
            "/p",
            "/p/somewhere",
            "task",
            ImmutableMap.copyOf(variables),
            ImmutableList.of("one", "two words"),
            Invocation.Options.NONE);
    VariableEvaluator evaluator =
        new VariableEvaluator(
            workspace.snapshot(),
            program,
            invocation,
            new Renderer(SystemHost.forLooking(invocation.environment(), "/p")));
    Lookup.Found found = (Lookup.Found) program.lookup(task);
    TaskCompiler compiler = TaskCompiler.forRunning(evaluator, NO_FILES);
    Scope scope = evaluator.scope(found, callVars, shell);
    return new Compiled(compiler.compile(found, scope, shell), compiler);
  }

  private static final String LAYERS =
      """
      //- /p/Taskfile.yml
      version: '3'
      env: {E: 'e-{{.A}}'}
      vars:
        A: 1
        B: '{{.A}}-{{.C}}'
        C: {sh: 'echo $A$B'}
        D: {ref: 'list .A .C'}
      tasks:
        t:
          vars: {F: '{{.X | default "none"}}', A: task}
          env: {G: '{{.F}}'}
          cmds:
            - A={{.A}} B={{.B}} C={{.C}} D={{index .D 1}} E={{.E}} F={{.F}} G={{.G}} X={{.X}}
        call: [{task: t, vars: {X: '{{.A}}'}}]
      """;

  /** The example J.2 of the notes on Task, whose results were observed. */
  @Test
  void laterLayersWinAndSeeEarlierOnes() throws Exception {
    Compiled plain = compile(LAYERS, "t", Map.of());
    assertThat(plain.text()).isEqualTo("A=task B=1- C=11- D=11- E=e- F=none G= X=");
    assertThat(plain.task().environment())
        .containsEntry("E", "e-task")
        .containsEntry("G", "none")
        .containsEntry("OSVAR", "os");
    assertThat(compile(LAYERS, "call", Map.of()).text()).isEqualTo("t X=1");
    assertThat(compile(LAYERS, "t", Map.of(), List.of(Var.literal("X", "1"))).text())
        .isEqualTo("A=task B=1- C=11- D=11- E=e- F=1 G= X=1");
    assertThat(compile(LAYERS, "t", Map.of("A", "cli", "X", "x")).text())
        .isEqualTo("A=task B=cli- C=clicli- D=clicli- E=e- F=x G= X=x");
  }

  private static final String INCLUDES =
      """
      //- /p/Taskfile.yml
      version: '3'
      vars: {REGION: eu}
      includes:
        api: {taskfile: ./svc, dir: ./svc, vars: {PORT: 81, NAME: api}}
        web: ./svc
      //- /p/svc/Taskfile.yml
      version: '3'
      vars:
        NAME: '{{.NAME | default "svc"}}'
        PORT: 80
      tasks:
        build:
          dir: out
          cmds: ['{{.TASK}} {{.NAME}} {{.PORT}} {{.REGION}} {{.TASKFILE_DIR}} {{.ROOT_DIR}}']
      """;

  /** The example J.1: a mapping include has layers of its own, a scalar one has not. */
  @Test
  void includesGiveVariablesAndDirectories() throws Exception {
    Compiled api = compile(INCLUDES, "api:build", Map.of());
    assertThat(api.text()).isEqualTo("api:build api 80 eu /p/svc /p");
    assertThat(api.task().directory()).isEqualTo("/p/svc/out");
    Compiled web = compile(INCLUDES, "web:build", Map.of());
    assertThat(web.text()).isEqualTo("web:build svc 80 eu /p/svc /p");
    assertThat(web.task().directory()).isEqualTo("/p/out");
    Map<String, String> commandLine = Map.of("NAME", "cli", "PORT", "9");
    assertThat(compile(INCLUDES, "api:build", commandLine).text())
        .isEqualTo("api:build api 80 eu /p/svc /p");
    assertThat(compile(INCLUDES, "web:build", commandLine).text())
        .isEqualTo("web:build cli 9 eu /p/svc /p");
  }

  @Test
  void commandsOfVariablesRunInTheDirectoryOfTheirLayer() throws Exception {
    compile(
        """
        //- /p/Taskfile.yml
        version: '3'
        includes: {sub: {taskfile: ./sub.yml, dir: ./d}}
        vars: {ROOT: {sh: echo root}}
        //- /p/sub.yml
        version: '3'
        vars: {INCLUDED: {sh: echo included}}
        tasks:
          t:
            dir: t
            vars: {OWN: {sh: echo own}}
            env: {ENV: {sh: echo env}}
            cmds: ['{{.ROOT}} {{.INCLUDED}}']
        """,
        "sub:t",
        Map.of());
    assertThat(commands)
        .contains("/p: echo root", "/p/d: echo included", "/p/d/t: echo own", "/p/d/t: echo env");
  }

  @Test
  void theEnvironmentOfTheProcessWins() throws Exception {
    Compiled compiled =
        compile(
            """
            //- /p/Taskfile.yml
            version: '3'
            env: {OSVAR: mine, N: 1.50, LIST: [a], B: true}
            tasks: {t: {env: {HOME: mine, T: '{{.N}}'}}}
            """,
            "t",
            Map.of());
    assertThat(compiled.task().environment())
        .isEqualTo(Map.of("HOME", "/home/me", "OSVAR", "os", "N", "1.5", "B", "true", "T", "1.5"));
  }

  @Test
  void deferredCommandsSeeTheExitCode() throws Exception {
    Compiled compiled =
        compile(
            """
            //- /p/Taskfile.yml
            version: '3'
            tasks: {t: [{defer: 'echo [{{.EXIT_CODE}}]'}]}
            """,
            "t",
            Map.of());
    CompiledTask.Step step = compiled.task().commands().getFirst();
    assertThat(compiled.compiler().deferred(compiled.task(), step.source(), 7))
        .isInstanceOfSatisfying(
            CompiledTask.ShellStep.class,
            command -> assertThat(command.text()).isEqualTo("echo [7]"));
    assertThat(compiled.compiler().deferred(compiled.task(), step.source(), null))
        .isInstanceOfSatisfying(
            CompiledTask.ShellStep.class,
            command -> assertThat(command.text()).isEqualTo("echo []"));
  }

  @Test
  void specialVariablesOfTheCommandLine() throws Exception {
    assertThat(
            compile(
                    """
                    //- /p/Taskfile.yml
                    version: '3'
                    tasks:
                      'w-*': ['{{.CLI_ARGS}} {{len .CLI_ARGS_LIST}} {{index .MATCH 0}} {{.TASK}} {{.ALIAS}} {{.USER_WORKING_DIR}} {{.CLI_FORCE}}']
                    """,
                    "w-x",
                    Map.of())
                .text())
        .isEqualTo("one 'two words' 2 x w-* w-x /p/somewhere false");
  }
}
