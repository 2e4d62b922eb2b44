package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be. The types and the mappings of {@link MappingType} together describe the
 * whole format: {@link #mapping} is the mapping with fixed keys that a value may be, {@link
 * #element} what the elements are where it is a list, {@link #entry} what the values are where it
 * is a mapping of free names.
 */
public enum ValueType {
  /** The root of a file. */
  TASKFILE("a mapping with 'version' and 'tasks'", "taskfile", Shape.MAPPING),
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
  PLATFORM("a platform such as linux or linux/amd64", "platform", Shape.SCALAR),
  PROMPT("a string or a list of strings", "prompt", Shape.SCALAR, Shape.LIST),
  OUTPUT("a style or a mapping with 'group'", "output", Shape.SCALAR, Shape.MAPPING),
  GROUP("a mapping with 'begin', 'end' or 'error_only'", "ast.OutputGroup", Shape.MAPPING),
  INCLUDES("a mapping of namespaces to Taskfiles", "includes", Shape.MAPPING),
  VARIABLES("a mapping of names to values", "vars", Shape.MAPPING),
  INCLUDE("a path or a mapping with 'taskfile'", "include", Shape.SCALAR, Shape.MAPPING),
  VARIABLE(
      "a value or a mapping with 'sh', 'ref', 'map' or 'value'",
      "var",
      Shape.SCALAR,
      Shape.LIST,
      Shape.MAPPING),
  TASKS("a mapping of names to tasks", "tasks", Shape.MAPPING),
  TASK(
      "a shell command, a list of commands or a mapping",
      "task",
      Shape.SCALAR,
      Shape.LIST,
      Shape.MAPPING),
  COMMAND("a shell command or a mapping", "command", Shape.SCALAR, Shape.MAPPING),
  COMMANDS("a list of commands", "[]*ast.Cmd", Shape.LIST),
  DEPS("a list of tasks", "[]*ast.Dep", Shape.LIST),
  DEP("the name of a task or a mapping with 'task'", "dependency", Shape.SCALAR, Shape.MAPPING),
  GLOBS("a list of file patterns", "[]*ast.Glob", Shape.LIST),
  GLOB("a string or a mapping with 'exclude'", "glob", Shape.SCALAR, Shape.MAPPING),
  PRECONDITIONS("a list of preconditions", "[]*ast.Precondition", Shape.LIST),
  PRECONDITION(
      "a shell command or a mapping with 'sh'", "precondition", Shape.SCALAR, Shape.MAPPING),
  REQUIRES("a mapping with 'vars'", "ast.Requires", Shape.MAPPING),
  REQUIREMENTS("a list of variable names", "[]*ast.VarsWithValidation", Shape.LIST),
  REQUIREMENT("a name or a mapping with 'name'", "requires", Shape.SCALAR, Shape.MAPPING),
  ENUM("a list of values or a mapping with 'ref'", "enum", Shape.LIST, Shape.MAPPING),
  DEFER("a shell command or a mapping with 'task'", "defer", Shape.SCALAR, Shape.MAPPING),
  LOOP(
      "a list, 'sources', 'generates', or a mapping with 'var' or 'matrix'",
      "for",
      Shape.SCALAR,
      Shape.LIST,
      Shape.MAPPING),
  MATRIX("a mapping of names to lists", "matrix", Shape.MAPPING),
  ROW("a list or a mapping with 'ref'", "matrix", Shape.LIST, Shape.MAPPING),
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

  /** The mapping with fixed keys that the value may be; null where it may not be one. */
  public @Nullable MappingType mapping() {
    return switch (this) {
      case TASKFILE -> MappingType.ROOT;
      case OUTPUT -> MappingType.OUTPUT;
      case GROUP -> MappingType.GROUP;
      case INCLUDE -> MappingType.INCLUDE;
      case VARIABLE -> MappingType.VARIABLE;
      case TASK -> MappingType.TASK;
      case COMMAND -> MappingType.COMMAND;
      case DEP -> MappingType.DEP;
      case GLOB -> MappingType.GLOB;
      case PRECONDITION -> MappingType.PRECONDITION;
      case REQUIRES -> MappingType.REQUIRES;
      case REQUIREMENT -> MappingType.REQUIREMENT;
      case ENUM -> MappingType.ENUM;
      case DEFER -> MappingType.DEFER;
      case LOOP -> MappingType.LOOP;
      case ROW -> MappingType.ROW;
      default -> null;
    };
  }

  /** What each element is where the value is a list; null where it may not be one. */
  public @Nullable ValueType element() {
    return switch (this) {
      case STRINGS, PROMPT, ENUM -> STRING;
      case SHELLS -> SHELL;
      case PLATFORMS -> PLATFORM;
      case TASK, COMMANDS -> COMMAND;
      case DEPS -> DEP;
      case GLOBS -> GLOB;
      case PRECONDITIONS -> PRECONDITION;
      case REQUIREMENTS -> REQUIREMENT;
      case VARIABLE, LOOP, ROW, ANY -> ANY;
      default -> null;
    };
  }

  /**
   * What each value is where the value is a mapping of free names; null where it may not be one.
   */
  public @Nullable ValueType entry() {
    return switch (this) {
      case INCLUDES -> INCLUDE;
      case VARIABLES -> VARIABLE;
      case TASKS -> TASK;
      case MATRIX -> ROW;
      case ANY -> ANY;
      default -> null;
    };
  }

  /** What a scalar means here, one of the types that are nothing but scalars; null for none. */
  public @Nullable ValueType scalar() {
    return switch (this) {
      case TASK, COMMAND, DEFER, PRECONDITION -> SHELL;
      case DEP -> TASK_NAME;
      case PROMPT, INCLUDE, GLOB, REQUIREMENT, OUTPUT, LOOP -> STRING;
      case VARIABLE, ANY -> ANY;
      default -> accepts(Shape.SCALAR) ? this : null;
    };
  }
}
