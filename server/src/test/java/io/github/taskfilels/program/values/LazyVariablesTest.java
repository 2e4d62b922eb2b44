package io.github.taskfilels.program.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LazyVariablesTest {
  private static final ImmutableMap<String, String> PROCESS = ImmutableMap.of("HOME", "/home/me");

  private final List<String> ran = new CopyOnWriteArrayList<>();

  private final DynamicValues shell =
      (command, directory, environment) -> {
        ran.add(command);
        return "<" + command + ">\n";
      };

  /** The variables of task {@code t} of a Taskfile. */
  private static Scope scope(String taskfile, @Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    return scope("//- /p/Taskfile.yml\n" + taskfile, "t", dynamic);
  }

  private static Scope scope(String files, String task, @Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    TestWorkspace workspace = TestWorkspace.of(Fixture.parse(files).files());
    Program program = Program.of(workspace.snapshot(), FileId.of(Path.of("/p/Taskfile.yml")));
    Invocation invocation =
        new Invocation(
            PROCESS,
            "/p/Taskfile.yml",
            "/p",
            "/p",
            "task",
            ImmutableMap.of(),
            ImmutableList.of(),
            Invocation.Options.NONE);
    VariableEvaluator evaluator =
        new VariableEvaluator(
            workspace.snapshot(),
            program,
            invocation,
            new Renderer(SystemHost.forLooking(PROCESS, "/p")));
    return evaluator.scope((Lookup.Found) program.lookup(task), List.of(), dynamic);
  }

  @Test
  void aGlobalCommandRunsOnlyWhereItIsNamed() throws Exception {
    Scope scope =
        scope(
            """
            version: '3'
            vars:
              UNUSED: {sh: git unused}
              USED: {sh: git used}
              INDIRECT: '{{.USED}}!'
              ALSO_UNUSED: '{{.UNUSED}}!'
            tasks: {t: ['echo {{if false}}{{.INDIRECT}}{{end}}']}
            """,
            shell);
    assertThat(ran).containsExactly("git used");
    assertThat(scope.values()).containsEntry("INDIRECT", "<git used>!");
    assertThat(ran).containsExactly("git used");
    assertThat(scope.values()).containsEntry("ALSO_UNUSED", "<git unused>!");
    assertThat(ran).containsExactly("git used", "git unused");
  }

  @Test
  void refsLoopsEnumsAndEnvNeedTheirVariables() throws Exception {
    scope(
        """
        version: '3'
        vars:
          A: {sh: git a}
          B: {sh: git b}
          C: {sh: git c}
          D: {sh: git d}
          E: {sh: git e}
        env: {X: '{{.D}}'}
        tasks:
          t:
            vars: {OWN: {ref: .A}}
            requires: {vars: [{name: C, enum: ['<git c>']}]}
            cmds: [{cmd: 'echo {{.ITEM}}', for: {var: B}}]
        """,
        shell);
    assertThat(ran).containsExactlyInAnyOrder("git a", "git b", "git c", "git d");
  }

  @Test
  void theOwnVariablesOfATaskAlwaysRun() throws Exception {
    scope("version: '3'\ntasks: {t: {vars: {OWN: {sh: git own}}, cmds: [echo]}}\n", shell);
    assertThat(ran).containsExactly("git own");
  }

  @Test
  void aTemplateOverAllVariablesNeedsAll() throws Exception {
    scope("version: '3'\nvars: {A: {sh: git a}}\ntasks: {t: ['echo {{len .}}']}\n", shell);
    assertThat(ran).containsExactly("git a");
  }

  @Test
  void aCommandGetsWhatItMayRead() throws Exception {
    List<String> environments = new CopyOnWriteArrayList<>();
    scope(
        """
        version: '3'
        vars:
          A: {sh: git a}
          B: {sh: git b}
          N: 1
          SEES_ONE: {sh: echo $A}
          SEES_NONE: {sh: git c}
          SEES_ALL: {sh: ./script}
        tasks: {t: ['{{.SEES_ONE}} {{.SEES_NONE}} {{.SEES_ALL}}']}
        """,
        (command, directory, environment) -> {
          environments.add(
              command
                  + ": "
                  + environment.keySet().stream()
                      .filter(name -> name.matches("[ABN]|SEES_.*"))
                      .toList());
          return "";
        });
    assertThat(environments)
        .containsExactlyInAnyOrder(
            "git a: []",
            "git b: []",
            "git c: []",
            "echo $A: [A]",
            "./script: [A, B, N, SEES_ONE, SEES_NONE]");
  }

  @Test
  void independentCommandsRunAtTheSameTime() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    Scope scope =
        scope(
            """
            version: '3'
            vars: {A: {sh: git a}, B: {sh: git b}}
            tasks: {t: ['{{.A}} {{.B}}']}
            """,
            (command, directory, environment) -> {
              try {
                both.await(30, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new ValueException("alone: " + e);
              }
              return command;
            });
    assertThat(scope.values()).containsEntry("A", "git a").containsEntry("B", "git b");
  }

  @Test
  void theFirstFailureIsToldAndEndsTheOthers() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                scope(
                    """
                    version: '3'
                    vars: {A: {sh: git a}, B: {sh: git b}}
                    tasks: {t: ['{{.A}} {{.B}}']}
                    """,
                    (command, directory, environment) -> {
                      if (command.equals("git b")) {
                        started.countDown();
                        try {
                          new CountDownLatch(1).await();
                        } finally {
                          ended.countDown();
                        }
                      }
                      started.await();
                      throw new ValueException(command + " failed");
                    }))
        .isInstanceOf(ValueException.class)
        .hasMessage("git a failed");
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void aMistakeOfAGlobalVariableIsFoundIfNothingHasToRunForIt() {
    assertThatThrownBy(
            () -> scope("version: '3'\nvars: {A: '{{fail \"no\"}}'}\ntasks: {t: [echo]}\n", shell))
        .hasMessageContaining("no");
  }

  /** Each sees only what stands before it, so a cycle gives nothing and does not loop. */
  @Test
  void variablesThatNameEachOtherEnd() throws Exception {
    Scope scope =
        scope(
            """
            version: '3'
            vars: {A: 'a{{.B}}', B: 'b{{.A}}', C: {sh: 'git {{.C}}{{.D}}'}, D: {sh: 'git {{.C}}'}}
            tasks: {t: ['{{.A}} {{.B}} {{.D}}']}
            """,
            shell);
    assertThat(scope.values())
        .containsEntry("A", "a")
        .containsEntry("B", "ba")
        .containsEntry("D", "<git <git >>");
  }

  /** One inside the other, they would take more than the stack. */
  @Test
  void aLongChainOfVariablesIsGivenUpByThoseWhoLook() throws Exception {
    StringBuilder chain = new StringBuilder("version: '3'\nvars:\n  A0: x\n");
    for (int i = 1; i < 20_000; i++) {
      chain.append("  A%d: '{{.A%d}}'\n".formatted(i, i - 1));
    }
    Scope scope = scope(chain + "tasks: {t: echo}\n", null);
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      assertThat(scope.value("A90")).isEqualTo("x");
      assertThatThrownBy(() -> scope.value("A19999"))
          .isInstanceOf(BudgetSpentException.class)
          .hasMessageContaining("more than 100 values in a row");
      assertThat(scope.value("A99")).isEqualTo("x");
    }
  }

  /** Each of these has more ways to the first than anybody can walk. */
  @Test
  void whetherACommandDecidesIsFoundInLongChainsAndThroughManyWays() throws Exception {
    StringBuilder chain = new StringBuilder("version: '3'\nvars:\n  A0: {sh: x}\n  A1: x\n");
    for (int i = 2; i < 5_000; i++) {
      chain.append("  A%d: '{{.A%d}}{{.A%d}}'\n".formatted(i, i - 1, i - 2));
    }
    String without = chain.toString().replace("{sh: x}", "x");
    UnrunCommands decided = new UnrunCommands(scope(chain + "tasks: {t: echo}\n", null));
    assertThat(decided.decide("A4999")).isTrue();
    assertThat(decided.decideText("{{.A1}}{{.A4999}}")).isTrue();
    assertThat(decided.decide("A1")).isFalse();
    UnrunCommands free = new UnrunCommands(scope(without + "tasks: {t: echo}\n", null));
    assertThat(free.decide("A4999")).isFalse();
  }

  @Test
  void lookingRunsNothing() throws Exception {
    Scope scope =
        scope(
            """
            version: '3'
            vars: {A: {sh: 'git {{.N}}'}, N: 1, B: '{{.A}}-{{.N}}', BAD: '{{fail "no"}}'}
            tasks: {t: {vars: {OWN: {sh: 'git {{.N}}'}}}}
            """,
            null);
    assertThat(scope.values())
        .containsEntry("B", "-1")
        .containsEntry("BAD", "{{fail \"no\"}}")
        .doesNotContainKeys("A", "OWN");
    assertThat(scope.has("A")).isTrue();
    assertThat(scope.command("OWN")).isEqualTo("git 1");
    assertThat(scope.command("N")).isNull();
  }

  /** The same text runs once, where the original stands, although the copy has another folder. */
  @Test
  void theCopyOfAnIncludingFilesVariableIsTheOriginal() throws Exception {
    scope(
        """
                    //- /p/Taskfile.yml
                    version: '3'
                    vars: {V: {sh: cat VERSION}, W: {sh: 'cat {{.X}}'}}
                    includes: {sub: {taskfile: ./sub.yml, dir: ./d, vars: {X: x}}}
                    //- /p/sub.yml
                    version: '3'
                    tasks: {t: ['{{.V}} {{.W}}']}
                    """,
        "sub:t",
        (command, directory, environment) -> {
          ran.add(directory + ": " + command);
          return "";
        });
    assertThat(ran).containsExactlyInAnyOrder("/p: cat VERSION", "/p/d: cat x");
  }
}
