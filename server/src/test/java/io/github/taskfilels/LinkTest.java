package io.github.taskfilels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What {@code src/build/Link.java} makes of classes does the same as what javac made of them. */
@Tag("process")
@TestInstance(Lifecycle.PER_CLASS)
final class LinkTest {
  /** Every kind of component. */
  record All(
      boolean flag,
      byte small,
      char letter,
      short shorter,
      int number,
      long larger,
      float real,
      double precise,
      @Nullable String text,
      int[] many) {}

  record None() {}

  sealed interface Shape {
    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    static String name(@Nullable Object shape) {
      return switch (shape) {
        case null -> "nothing";
        case Circle(double radius) when radius > 10 -> "large circle";
        case Circle _ -> "circle";
        case Square(double side) -> "square of " + side;
        case String text -> text;
        default -> "something";
      };
    }
  }

  private static final int[] MANY = {1};

  private Class<?> linkedAll;
  private Class<?> linkedNone;
  private Class<?> linkedShape;

  @BeforeAll
  void link(@TempDir Path folder) throws Exception {
    Path classes =
        Path.of(LinkTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path ours = Path.of("io", "github", "taskfilels");
    Files.createDirectories(folder.resolve(ours));
    try (Stream<Path> files = Files.list(classes.resolve(ours))) {
      for (Path file : files.filter(file -> file.toString().contains("LinkTest$")).toList()) {
        Files.copy(file, folder.resolve(classes.relativize(file).toString()));
      }
    }
    Process link =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                "src/build/Link.java",
                folder.toString())
            .inheritIO()
            .start();
    assertEquals(0, link.waitFor());
    URL[] place = {folder.toUri().toURL()};
    ClassLoader loader = new URLClassLoader(place, ClassLoader.getPlatformClassLoader());
    linkedAll = loader.loadClass(All.class.getName());
    linkedNone = loader.loadClass(None.class.getName());
    linkedShape = loader.loadClass(Shape.class.getName());
    try (Stream<Path> files = Files.list(folder.resolve(ours))) {
      assertEquals(List.of(), files.filter(LinkTest::linksAtRunTime).toList());
    }
  }

  @Test
  void recordsPrintAsBefore() throws Exception {
    for (All value : values()) {
      assertEquals(value.toString(), linked(value).toString());
    }
    assertEquals(new None().toString(), constructor(linkedNone).newInstance().toString());
  }

  @Test
  void recordsAreEqualAsBefore() throws Exception {
    for (All left : values()) {
      for (All right : values()) {
        assertEquals(left.equals(right), linked(left).equals(linked(right)));
      }
      assertFalse(linked(left).equals(left));
      assertEquals(linked(left).hashCode(), linked(left).hashCode());
    }
  }

  @Test
  void hashCodesTellValuesApart() throws Exception {
    List<Integer> codes = new ArrayList<>();
    for (All value : values()) {
      codes.add(linked(value).hashCode());
    }
    assertEquals(codes.size(), Set.copyOf(codes).size());
  }

  @Test
  void switchesChooseAsBefore() throws Exception {
    assertEquals("nothing", name(null));
    assertEquals("large circle", name(shape("Circle", 11.0)));
    assertEquals("circle", name(shape("Circle", 1.0)));
    assertEquals("square of 2.0", name(shape("Square", 2.0)));
    assertEquals("a text", name("a text"));
    assertEquals("something", name(1));
  }

  /** Values that differ from the first in one component each. */
  private static List<All> values() {
    return List.of(
        new All(true, (byte) 1, 'a', (short) 2, 3, 4, 5.5f, Double.NaN, "text", MANY),
        new All(false, (byte) 1, 'a', (short) 2, 3, 4, 5.5f, Double.NaN, "text", MANY),
        new All(true, (byte) -1, 'a', (short) 2, 3, 4, 5.5f, Double.NaN, "text", MANY),
        new All(true, (byte) 1, 'b', (short) 2, 3, 4, 5.5f, Double.NaN, "text", MANY),
        new All(true, (byte) 1, 'a', (short) -2, 3, 4, 5.5f, Double.NaN, "text", MANY),
        new All(true, (byte) 1, 'a', (short) 2, -3, 4, 5.5f, Double.NaN, "text", MANY),
        new All(true, (byte) 1, 'a', (short) 2, 3, 1L << 40, 5.5f, Double.NaN, "text", MANY),
        new All(true, (byte) 1, 'a', (short) 2, 3, 4, 0f, Double.NaN, "text", MANY),
        new All(true, (byte) 1, 'a', (short) 2, 3, 4, -0f, Double.NaN, "text", MANY),
        new All(true, (byte) 1, 'a', (short) 2, 3, 4, 5.5f, 1, "text", MANY),
        new All(true, (byte) 1, 'a', (short) 2, 3, 4, 5.5f, Double.NaN, null, MANY),
        new All(true, (byte) 1, 'a', (short) 2, 3, 4, 5.5f, Double.NaN, "text", new int[] {1}));
  }

  private Object linked(All value) throws Exception {
    return constructor(linkedAll)
        .newInstance(
            value.flag(),
            value.small(),
            value.letter(),
            value.shorter(),
            value.number(),
            value.larger(),
            value.real(),
            value.precise(),
            value.text(),
            value.many());
  }

  private Object shape(String name, double size) throws Exception {
    ClassLoader loader = linkedShape.getClassLoader();
    return constructor(loader.loadClass(Shape.class.getName() + "$" + name)).newInstance(size);
  }

  private String name(@Nullable Object shape) throws Exception {
    var method = linkedShape.getDeclaredMethod("name", Object.class);
    method.setAccessible(true);
    return (String) method.invoke(null, shape);
  }

  private static Constructor<?> constructor(Class<?> type) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor;
  }

  private static boolean linksAtRunTime(Path file) {
    try {
      return ClassFile.of().parse(file).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(code -> code.elementStream())
          .anyMatch(
              element ->
                  element instanceof InvokeDynamicInstruction call
                      && call.bootstrapMethod().owner().packageName().equals("java.lang.runtime"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
