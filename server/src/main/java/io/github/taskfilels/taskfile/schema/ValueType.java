package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a key has to be. The forms and the mappings of {@link MappingType} together
 * describe the whole format: {@link #mapping} is the mapping that a value may be, {@link #element}
 * the mapping that each element of a list or each named entry may be.
 */
public enum ValueType {
  STRING("a string", "string", Shape.SCALAR),
  /** A string that a shell runs. */
  SHELL("a shell command", "string", Shape.SCALAR),
  /** A string that is a template expression without braces. */
  EXPRESSION("a template expression", "string", Shape.SCALAR),
  /** A string that names a task. */
  TASK_NAME("the name of a task", "string", Shape.SCALAR),
  BOOL("true or false", "bool", Shape.SCALAR),
  DURATION("a duration such as 500ms or 1h30m", "time.Duration", Shape.SCALAR),
  VERSION("a version such as '3'", "semver.Version", Shape.SCALAR),
  STRINGS("a list of strings", "[]string", Shape.LIST),
  SHELLS("a list of shell commands", "[]string", Shape.LIST),
  PLATFORMS("a list of platforms such as linux or linux/amd64", "[]*ast.Platform", Shape.LIST),
  PROMPT("a string or a list of strings", "prompt", Shape.SCALAR, Shape.LIST),
  OUTPUT("a style or a mapping with 'group'", "output", Shape.SCALAR, Shape.MAPPING),
  GROUP("a mapping with 'begin', 'end' or 'error_only'", "ast.OutputGroup", Shape.MAPPING),
  INCLUDES("a mapping of namespaces to Taskfiles", "includes", Shape.MAPPING),
  VARIABLES("a mapping of names to values", "vars", Shape.MAPPING),
  TASKS("a mapping of names to tasks", "tasks", Shape.MAPPING),
  COMMAND("a shell command or a mapping", "command", Shape.SCALAR, Shape.MAPPING),
  COMMANDS("a list of commands", "[]*ast.Cmd", Shape.LIST),
  DEPS("a list of tasks", "[]*ast.Dep", Shape.LIST),
  GLOBS("a list of file patterns", "[]*ast.Glob", Shape.LIST),
  PRECONDITIONS("a list of preconditions", "[]*ast.Precondition", Shape.LIST),
  REQUIRES("a mapping with 'vars'", "ast.Requires", Shape.MAPPING),
  REQUIREMENTS("a list of variable names", "[]*ast.VarsWithValidation", Shape.LIST),
  ENUM("a list of values or a mapping with 'ref'", "enum", Shape.LIST, Shape.MAPPING),
  DEFER("a shell command or a mapping with 'task'", "defer", Shape.SCALAR, Shape.MAPPING),
  LOOP(
      "a list, 'sources', 'generates', or a mapping with 'var' or 'matrix'",
      "for",
      Shape.SCALAR,
      Shape.LIST,
      Shape.MAPPING),
  MATRIX("a mapping of names to lists", "matrix", Shape.MAPPING),
  ANY("any value", "interface {}", Shape.SCALAR, Shape.LIST, Shape.MAPPING);

  private final String accepted;
  private final String into;
  private final ImmutableSet<Shape> shapes;

  ValueType(String accepted, String into, Shape... shapes) {
    this.accepted = accepted;
    this.into = into;
    this.shapes = Sets.immutableEnumSet(ImmutableSet.copyOf(shapes));
  }

  /** What is accepted, in words that follow "must be". */
  public String accepted() {
    return accepted;
  }

  /** What Task calls the kind of value when it refuses another one. */
  public String into() {
    return into;
  }

  /**
   * Whether a value of this shape can be right. Null is always accepted and means that the key is
   * absent.
   */
  public boolean accepts(Shape shape) {
    return shapes.contains(shape);
  }

  /**
   * The mapping that the value itself may be; null where it may not, or where the keys are free
   * names.
   */
  public @Nullable MappingType mapping() {
    return switch (this) {
      case OUTPUT -> MappingType.OUTPUT;
      case GROUP -> MappingType.GROUP;
      case COMMAND -> MappingType.COMMAND;
      case REQUIRES -> MappingType.REQUIRES;
      case ENUM -> MappingType.ENUM;
      case DEFER -> MappingType.DEFER;
      case LOOP -> MappingType.LOOP;
      default -> null;
    };
  }

  /** The mapping that an element of the list, or the value of a named entry, may be. */
  public @Nullable MappingType element() {
    return switch (this) {
      case INCLUDES -> MappingType.INCLUDE;
      case VARIABLES -> MappingType.VARIABLE;
      case TASKS -> MappingType.TASK;
      case COMMANDS -> MappingType.COMMAND;
      case DEPS -> MappingType.DEP;
      case GLOBS -> MappingType.GLOB;
      case PRECONDITIONS -> MappingType.PRECONDITION;
      case REQUIREMENTS -> MappingType.REQUIREMENT;
      case MATRIX -> MappingType.ROW;
      default -> null;
    };
  }

  /** Whether the value is a mapping whose keys are free names. */
  public boolean named() {
    return this == INCLUDES || this == VARIABLES || this == TASKS || this == MATRIX;
  }
}
