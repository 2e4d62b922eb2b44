package io.github.taskfilels;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.github.taskfilels.run.Log;
import io.github.taskfilels.run.files.PrivateFolder;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What {@code run} and {@code list} come by lives for a tenth of a second: no code there may use
 * what costs milliseconds to load or to link in each start. The editor and the other commands are
 * free to. What a start really loads is held by {@code StartTest}.
 */
class StartPathTest {
  private static final String BASE = "io.github.taskfilels.";

  /** Not on the way of {@code run} and {@code list}. */
  private static final String[] ELSEWHERE = {
    BASE + "graph..", BASE + "ide..", BASE + "shellcheck..", BASE + "lsp..", BASE + "cli.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.taskfilels");

  private static GivenClassesConjunction classesOnTheWay() {
    return noClasses().that().resideOutsideOfPackages(ELSEWHERE);
  }

  /** Their lambdas are of an interface with default methods, which the AOT cache cannot keep. */
  @Test
  void noComparatorIsPutTogether() {
    classesOnTheWay()
        .should()
        .callMethodWhere(
            target(owner(JavaClass.Predicates.equivalentTo(Comparator.class)))
                .and(target(nameMatching("comparing.*|thenComparing.*"))))
        .check(CLASSES);
  }

  /** It starts Java's cryptography. */
  @Test
  void nobodyAsksForSecureRandomNumbers() {
    classesOnTheWay()
        .and()
        .doNotBelongToAnyOf(PrivateFolder.class)
        .should()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethodWhere(
            target(owner(JavaClass.Predicates.equivalentTo(Files.class)))
                .and(target(nameMatching("createTemp.*"))))
        .check(CLASSES);
  }

  /** The first logger reads a configuration and looks through the whole jar. */
  @Test
  void nobodyHasALogger() {
    classesOnTheWay()
        .and()
        .doNotBelongToAnyOf(Log.class)
        .should()
        .accessClassesThat()
        .resideInAnyPackage("java.util.logging", "org.slf4j", "com.google.common.cache")
        .orShould()
        .callMethod(System.class, "getLogger", String.class)
        .check(CLASSES);
  }

  /** It looks for a logger, too: {@code Main} halts. */
  @Test
  void nobodyExits() {
    noClasses().should().callMethod(System.class, "exit", int.class).check(CLASSES);
  }
}
