import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Links pattern switches and the methods of records at build time: {@code Link.java CLASSES}.
 *
 * <p>javac leaves both to the first call ({@code invokedynamic} with {@link
 * java.lang.runtime.SwitchBootstraps} and {@link java.lang.runtime.ObjectMethods}), which then
 * generates and loads a class. The AOT cache of JDK 25 keeps linked lambdas and string
 * concatenations, but none of these, so every start paid about a millisecond for each place that it
 * came by. Here each becomes a private static method that does what its bootstrap method is
 * documented to do. A file in which nothing is left to link stays as it is.
 */
class Link {
  private static final ClassFile FILES =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));

  private final ClassDesc owner;
  private final String simpleName;
  private final boolean isInterface;
  private final ClassBuilder builder;
  private int count;

  private Link(ClassModel model, ClassBuilder builder) {
    owner = model.thisClass().asSymbol();
    simpleName = simpleName(model);
    isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    this.builder = builder;
  }

  /**
   * Links all classes below a folder.
   *
   * @param arguments the folder; the classes that they extend must be on the class path
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (var all = Files.walk(Path.of(arguments[0]))) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      ClassModel model = FILES.parse(file);
      if (model.methods().stream().anyMatch(Link::linksLate)) {
        Files.write(file, link(model));
      }
    }
  }

  private static boolean linksLate(java.lang.classfile.MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(element -> element instanceof InvokeDynamicInstruction call && isLate(call));
  }

  private static boolean isLate(InvokeDynamicInstruction call) {
    return isSwitch(call) || isOfRecord(call);
  }

  /** A switch over types alone; one with constants among its labels stays. */
  private static boolean isSwitch(InvokeDynamicInstruction call) {
    return bootstrap(call).equals("SwitchBootstraps.typeSwitch")
        && call.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc);
  }

  private static boolean isOfRecord(InvokeDynamicInstruction call) {
    return bootstrap(call).equals("ObjectMethods.bootstrap");
  }

  private static String bootstrap(InvokeDynamicInstruction call) {
    DirectMethodHandleDesc method = call.bootstrapMethod();
    return method.owner().displayName() + "." + method.methodName();
  }

  private static byte[] link(ClassModel model) {
    return FILES.build(
        model.thisClass().asSymbol(),
        builder -> {
          Link link = new Link(model, builder);
          CodeTransform calls =
              (code, element) -> {
                if (element instanceof InvokeDynamicInstruction call && isLate(call)) {
                  link.replace(code, call);
                } else {
                  code.with(element);
                }
              };
          builder.transform(model, ClassTransform.transformingMethodBodies(calls));
        });
  }

  private void replace(CodeBuilder code, InvokeDynamicInstruction call) {
    MethodTypeDesc type = call.typeSymbol();
    String name = call.name().stringValue() + "$" + count++;
    builder.withMethodBody(
        name,
        type,
        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
        isSwitch(call)
            ? body -> typeSwitch(body, call.bootstrapArgs())
            : body -> ofRecord(body, call.name().stringValue(), call.bootstrapArgs()));
    code.invokestatic(owner, name, type, isInterface);
  }

  /** The index of the first label from the restart index on that the target is of; -1 for null. */
  private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
    code.aload(0).ifThen(java.lang.classfile.Opcode.IFNULL, none -> none.iconst_m1().ireturn());
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  /** {@code arguments} are the record's class, the names of its components, and their getters. */
  private void ofRecord(CodeBuilder code, String method, List<ConstantDesc> arguments) {
    String[] names = ((String) arguments.get(1)).split(";");
    List<Component> components =
        IntStream.range(2, arguments.size())
            .mapToObj(i -> (DirectMethodHandleDesc) arguments.get(i))
            .map(getter -> new Component(getter.methodName(), getter.invocationType().returnType()))
            .toList();
    if (!components.stream().map(Component::name).toList().equals(List.of(names))
        && !components.isEmpty()) {
      throw new IllegalStateException("the components of " + owner + " are not its fields");
    }
    switch (method) {
      case "hashCode" -> hashCode(code, components);
      case "equals" -> equals(code, components);
      case "toString" -> toString(code, components);
      default -> throw new IllegalStateException("no method of a record: " + method);
    }
  }

  private void hashCode(CodeBuilder code, List<Component> components) {
    code.iconst_0();
    for (Component component : components) {
      code.loadConstant(31).imul();
      code.aload(0).getfield(owner, component.name(), component.type());
      if (component.type().isPrimitive()) {
        code.invokestatic(
            component.boxed(), "hashCode", MethodTypeDesc.of(CD_int, component.type()));
      } else {
        code.invokestatic(
            Objects.class.describeConstable().orElseThrow(),
            "hashCode",
            MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void equals(CodeBuilder code, List<Component> components) {
    Label different = code.newLabel();
    code.aload(1).instanceOf(owner).ifeq(different);
    code.aload(1).checkcast(owner).astore(2);
    for (Component component : components) {
      for (int slot : new int[] {0, 2}) {
        code.aload(slot).getfield(owner, component.name(), component.type());
      }
      if (component.type().isPrimitive()) {
        code.invokestatic(
            component.boxed(),
            "compare",
            MethodTypeDesc.of(CD_int, component.type(), component.type()));
        code.ifne(different);
      } else {
        code.invokestatic(
            Objects.class.describeConstable().orElseThrow(),
            "equals",
            MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object));
        code.ifeq(different);
      }
    }
    code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
  }

  private void toString(CodeBuilder code, List<Component> components) {
    ClassDesc text = StringBuilder.class.describeConstable().orElseThrow();
    MethodTypeDesc append = MethodTypeDesc.of(text, CD_String);
    code.new_(text).dup().invokespecial(text, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    String before = simpleName + "[";
    for (Component component : components) {
      code.loadConstant(before + component.name() + "=").invokevirtual(text, "append", append);
      code.aload(0).getfield(owner, component.name(), component.type());
      ClassDesc shown = component.type().isPrimitive() ? component.shownAs() : CD_Object;
      code.invokestatic(CD_String, "valueOf", MethodTypeDesc.of(CD_String, shown));
      code.invokevirtual(text, "append", append);
      before = ", ";
    }
    code.loadConstant(components.isEmpty() ? before + "]" : "]");
    code.invokevirtual(text, "append", append);
    code.invokevirtual(text, "toString", MethodTypeDesc.of(CD_String)).areturn();
  }

  /** As {@link Class#getSimpleName()}: the name in its source. */
  private static String simpleName(ClassModel model) {
    return model
        .findAttribute(Attributes.innerClasses())
        .flatMap(
            inner ->
                inner.classes().stream()
                    .filter(info -> info.innerClass().equals(model.thisClass()))
                    .findFirst())
        .flatMap(info -> info.innerName().map(name -> name.stringValue()))
        .orElseGet(() -> model.thisClass().asSymbol().displayName());
  }

  /** A component of a record, and the private field of that name and type. */
  private record Component(String name, ClassDesc type) {
    ClassDesc boxed() {
      return switch (TypeKind.from(type)) {
        case BOOLEAN -> ConstantDescs.CD_Boolean;
        case BYTE -> ConstantDescs.CD_Byte;
        case CHAR -> ConstantDescs.CD_Character;
        case SHORT -> ConstantDescs.CD_Short;
        case INT -> ConstantDescs.CD_Integer;
        case LONG -> ConstantDescs.CD_Long;
        case FLOAT -> ConstantDescs.CD_Float;
        case DOUBLE -> ConstantDescs.CD_Double;
        default -> throw new IllegalStateException(type + " is no primitive type");
      };
    }

    /** The parameter type of the {@code String.valueOf} that takes it. */
    ClassDesc shownAs() {
      return switch (TypeKind.from(type)) {
        case BYTE, SHORT -> CD_int;
        default -> type;
      };
    }
  }
}
