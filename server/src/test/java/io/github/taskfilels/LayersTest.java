package io.github.taskfilels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.history.HistoryRecorder;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.run.watch.Watcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The layers of the server: a package may use only those above it in this list. A package below
 * another one is a layer of its own.
 */
class LayersTest {
  private static final String BASE = "io.github.taskfilels.";
  private static final List<String> LAYERS =
      List.of(
          "budget",
          "text",
          "go.value",
          "go.fmt",
          "go.time",
          "go.text",
          "yaml",
          "shell",
          "template.functions",
          "template",
          "template.exec",
          "taskfile",
          "taskfile.schema",
          "taskfile.read",
          "workspace",
          "graph",
          "include.remote",
          "include",
          "program",
          "program.load",
          "program.values",
          "ide.symbol",
          "ide",
          "ide.completion",
          "ide.hints",
          "ide.tokens",
          "ide.rename",
          "ide.settings",
          "ide.format",
          "ide.rules",
          "ide.refactor",
          "shellcheck",
          "run",
          "run.event",
          "run.schedule",
          "run.files",
          "run.process",
          "run.cache",
          "run.fingerprint",
          "run.history",
          "run.jobserver",
          "run.report",
          "run.engine",
          "run.tasks",
          "run.watch",
          "run.launch",
          "lsp.protocol",
          "lsp.convert",
          "lsp.session",
          "lsp.publish",
          "lsp.handler",
          "lsp",
          "cli.flags",
          "cli.terminal",
          "cli.command",
          "cli.root",
          "cli.edit",
          "cli.list",
          "cli.run",
          "cli.explain",
          "cli.check",
          "cli.graph",
          "cli.format",
          "cli");

  /** What runs are put together from, and only {@code run.launch} puts it together. */
  private static final Set<String> PARTS_OF_RUNS =
      Set.of(
          Invocation.class.getName(),
          TaskPlan.class.getName(),
          TaskRun.class.getName(),
          RunRequest.class.getName(),
          EventLog.class.getName(),
          HistoryRecorder.class.getName(),
          BASE + "run.process.EarlySession",
          BASE + "run.process.Shell",
          Runner.class.getName(),
          Watcher.class.getName());

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.taskfilels");

  @TestFactory
  Stream<DynamicTest> layersUseOnlyThoseAbove() {
    return LAYERS.stream()
        .limit(LAYERS.size() - 1)
        .map(
            layer -> {
              String[] below =
                  LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size()).stream()
                      .map(name -> BASE + name)
                      .toArray(String[]::new);
              return DynamicTest.dynamicTest(
                  layer,
                  () ->
                      noClasses()
                          .that()
                          .resideInAPackage(BASE + layer)
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(below)
                          .allowEmptyShould(true)
                          .check(CLASSES));
            });
  }

  @Test
  void everyClassIsInALayer() {
    String[] layers = LAYERS.stream().map(name -> BASE + name).toArray(String[]::new);
    noClasses()
        .that()
        .doNotHaveSimpleName("package-info")
        .should()
        .resideOutsideOfPackages(layers)
        .check(CLASSES);
  }

  @Test
  void theCodeMapIsThisList() throws IOException {
    assertThat(
            Files.readAllLines(Path.of("../CONTRIBUTING.md")).stream()
                .dropWhile(line -> !line.startsWith("| package | what lives there |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3))))
        .isEqualTo(LAYERS);
  }

  @Test
  void noPackagesFormACircle() {
    slices().matching(BASE + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noSimpleNameExistsTwice() {
    assertThat(
            CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info")))
        .doesNotHaveDuplicates();
  }

  /** So that another way to execute commands can stand beside processes of this machine. */
  @Test
  void onlyWhoChoosesHowCommandsAreExecutedKnowsProcesses() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            BASE + "run.process", BASE + "run.launch", BASE + "lsp", BASE + "cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + "run.process")
        .check(CLASSES);
  }

  @Test
  void whoeverWantsSomethingRunAsksLaunch() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + "lsp..", BASE + "cli..")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.<JavaClass>describe(
                "runs are put together from", type -> PARTS_OF_RUNS.contains(type.getName())))
        .check(CLASSES);
  }

  /** Looking starts nothing: who starts programs does it because the user has said so. */
  @Test
  void fewStartPrograms() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "run..", BASE + "shellcheck", BASE + "cli.terminal")
        .should()
        .dependOnClassesThat()
        .areAssignableTo("java.lang.ProcessBuilder")
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "shellcheck", BASE + "lsp.publish", BASE + "cli.check")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + "shellcheck")
        .check(CLASSES);
  }

  @Test
  void onlyLspKnowsTheProtocolLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "lsp..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.lsp4j..")
        .check(CLASSES);
  }

  /** What the editor is told, and what a run is refused for, are both made of program.load. */
  @Test
  void runsKnowNoEditorFeature() {
    noClasses()
        .that()
        .resideInAPackage(BASE + "run..")
        .or()
        .resideInAPackage(BASE + "cli..")
        .and()
        .resideOutsideOfPackages(BASE + "cli.check", BASE + "cli.format")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + "ide..")
        .check(CLASSES);
  }

  @Test
  void nobodyUsesTheCommonPool() {
    noClasses()
        .should()
        .callMethod(ForkJoinPool.class, "commonPool")
        .orShould()
        .callMethodWhere(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "is an async method without an executor",
                call ->
                    call.getTarget().getName().equals("computeAsync")
                        || (call.getTarget().getName().equals("supplyAsync")
                            && call.getTarget().getRawParameterTypes().size() == 1)))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineTouchesStandardOutput() {
    noClasses()
        .that(
            com.tngtech.archunit.base.DescribedPredicate.<JavaClass>describe(
                "are outside cli",
                type ->
                    !type.getPackageName().startsWith(BASE + "cli")
                        // It takes standard output away from everybody else.
                        && !type.getSimpleName().equals("LanguageServerMain")))
        .should()
        .getField(System.class, "out")
        .check(CLASSES);
    // The rule above is by field; a stream is only ever handed down from the command line.
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "cli..")
        .should()
        .callConstructor(PrintStream.class, java.io.OutputStream.class)
        .check(CLASSES);
  }
}
