package io.github.taskfilels.taskfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Flag;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Output;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.Key;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlParser;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every key and every short form of the format, as the model shows it. */
class TaskfileReaderTest {

  private static Taskfile read(String text) {
    return TaskfileReader.read(YamlParser.parse(text));
  }

  private static Task task(String body) {
    Taskfile file = read("version: '3'\ntasks:\n  t:\n" + body.indent(4));
    assertThat(file.problems()).isEmpty();
    return Objects.requireNonNull(file.task("t"));
  }

  private static List<String> strings(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  private static Variable variable(String value) {
    return read("version: '3'\nvars:\n  A: " + value + "\n").vars().getFirst();
  }

  private static Object value(String value) {
    return Objects.requireNonNull(variable(value).value());
  }

  @Test
  void namesAreTakenWithoutTheirTags() {
    Taskfile file =
        read("version: '3'\nvars: {!!binary VQ==: 1}\ntasks: {!!binary ag==: x, !!str b: x}\n");
    assertThat(file.tasks()).extracting(Task::name).containsExactly("ag==", "b");
    assertThat(file.vars()).extracting(Variable::name).containsExactly("VQ==");
  }

  @Test
  void keysOfTheRoot() {
    Taskfile file =
        read(
            """
            version: 3.10
            method: timestamp
            run: once
            silent: yes
            dotenv: [.env, '{{.X}}']
            set: [e, pipefail]
            shopt: [globstar]
            interval: 500ms
            use_gitignore: true
            output: {group: {begin: '::b', end: '::e', error_only: on}}
            vars: {A: 1}
            env: {B: x}
            """);

    assertThat(file.problems()).isEmpty();
    assertThat(file.version()).hasToString("3.10");
    assertThat(file.method()).hasToString("timestamp");
    assertThat(file.run()).hasToString("once");
    assertThat(file.silent()).extracting(Flag::value).isEqualTo(true);
    assertThat(strings(file.dotenv())).containsExactly(".env", "{{.X}}");
    assertThat(strings(file.set())).containsExactly("e", "pipefail");
    assertThat(strings(file.shopt())).containsExactly("globstar");
    assertThat(file.interval()).hasToString("500ms");
    assertThat(file.useGitignore()).isNotNull();
    Output output = Objects.requireNonNull(file.output());
    assertThat(output.style()).isEqualTo("group");
    assertThat(output.begin()).hasToString("::b");
    assertThat(output.end()).hasToString("::e");
    assertThat(Flag.isSet(output.errorOnly())).isTrue();
    assertThat(file.keys()).containsEntry("method", new TextRange(14, 20));
    assertThat(file.keys().keySet()).contains("version", "output", "vars").doesNotContain("tasks");
  }

  @Test
  void shortTasks() {
    Taskfile file =
        read(
            """
            version: '3'
            tasks:
              text: make
              number: 010
              list: [make, {task: text}]
              nothing:
              empty: {}
              one: {cmd: {cmd: make, silent: true}}
            """);

    assertThat(file.problems()).isEmpty();
    assertThat(file.tasks())
        .extracting(Task::name)
        .containsExactly("text", "number", "list", "nothing", "empty", "one");
    assertThat(file.tasks())
        .extracting(task -> task.cmds().size())
        .containsExactly(1, 1, 2, 0, 0, 1);
    assertThat(((Command.Shell) file.tasks().get(1).cmds().getFirst()).cmd()).hasToString("010");
  }

  @Test
  void keysOfATask() {
    Task task =
        task(
            """
            desc: d
            summary: s
            label: l
            prompt: sure?
            aliases: [x, y]
            sources: ['**/*.go', {exclude: gen.go}]
            generates: [out]
            status: [test -f out]
            preconditions: [test -f in, {sh: test -f b, msg: no b}]
            dir: sub
            set: [u]
            shopt: [dotglob]
            vars: {A: 1}
            env: {B: 2}
            dotenv: [.env]
            silent: false
            interactive: true
            internal: true
            ignore_error: true
            watch: true
            failfast: true
            use_gitignore: false
            method: none
            prefix: p
            run: when_changed
            platforms: [linux, windows/amd64]
            if: test -n "$X"
            requires: {vars: [A, {name: B, enum: [a, 1]}, {name: C, enum: {ref: .LIST}}]}
            """);

    assertThat(task.description().desc()).hasToString("d");
    assertThat(task.description().summary()).hasToString("s");
    assertThat(task.description().label()).hasToString("l");
    assertThat(strings(task.description().prompt())).containsExactly("sure?");
    assertThat(strings(task.description().aliases())).containsExactly("x", "y");
    assertThat(task.fingerprint().sources()).extracting(Glob::exclude).containsExactly(false, true);
    assertThat(task.fingerprint().sources().get(1).pattern()).hasToString("gen.go");
    assertThat(task.fingerprint().generates()).hasSize(1);
    assertThat(strings(task.fingerprint().status())).containsExactly("test -f out");
    assertThat(task.conditions().preconditions()).hasSize(2);
    assertThat(task.conditions().preconditions().get(1).msg()).hasToString("no b");
    assertThat(task.environment().dir()).hasToString("sub");
    assertThat(strings(task.environment().set())).containsExactly("u");
    assertThat(strings(task.environment().shopt())).containsExactly("dotglob");
    assertThat(task.environment().vars()).extracting(Variable::name).containsExactly("A");
    assertThat(task.environment().env()).extracting(Variable::name).containsExactly("B");
    assertThat(strings(task.environment().dotenv())).containsExactly(".env");
    assertThat(task.flag(FlagKey.SILENT)).extracting(Flag::value).isEqualTo(false);
    assertThat(
            ImmutableList.of(
                task.isSet(FlagKey.INTERACTIVE),
                task.isSet(FlagKey.INTERNAL),
                task.isSet(FlagKey.IGNORE_ERROR),
                task.isSet(FlagKey.WATCH),
                task.isSet(FlagKey.FAILFAST)))
        .doesNotContain(false);
    assertThat(task.flag(FlagKey.USE_GITIGNORE)).extracting(Flag::value).isEqualTo(false);
    assertThat(task.fingerprint().method()).hasToString("none");
    assertThat(task.behaviour().prefix()).hasToString("p");
    assertThat(task.behaviour().run()).hasToString("when_changed");
    assertThat(strings(task.environment().platforms())).containsExactly("linux", "windows/amd64");
    assertThat(task.conditions().ifCondition()).hasToString("test -n \"$X\"");
    assertThat(task.conditions().requires())
        .extracting(r -> r.name().value())
        .containsExactly("A", "B", "C");
    assertThat(strings(task.conditions().requires().get(1).allowed())).containsExactly("a", "1");
    assertThat(task.conditions().requires().get(2).allowedRef()).hasToString(".LIST");
    assertThat(task.keys().keySet())
        .containsAll(
            ImmutableList.copyOf(MappingType.TASK.names()).stream()
                .filter(name -> !name.equals("cmds") && !name.equals("cmd") && !name.equals("deps"))
                .toList());
  }

  @Test
  void everyKeyOfTheFormatSaysWhatItDoes() {
    for (MappingType kind : MappingType.values()) {
      for (Key key : kind.keys()) {
        assertThat(key.doc()).as(kind + "." + key.name()).matches("[A-Z].*\\.");
        assertThat(key.valueType().accepted()).isNotEmpty();
      }
    }
  }

  @Test
  void commands() {
    Task task =
        task(
            """
            cmds:
              - make
              - {cmd: make, for: [a], if: t, silent: true, ignore_error: true, timeout: 5s, set: [e], shopt: [globstar], platforms: [linux]}
              - {task: b, vars: {A: 1}, for: sources, if: t, silent: false, ignore_error: false, timeout: 1m}
              - {defer: rm x, silent: true, timeout: 3s}
              - {defer: {task: b, vars: {A: 1}, silent: true}, timeout: 4s}
              - {defer: {defer: rm y}}
              -
              - ''
            """);

    assertThat(task.cmds()).hasSize(7);
    Command.Shell shell = (Command.Shell) task.cmds().get(1);
    assertThat(shell.cmd()).hasToString("make");
    assertThat(shell.loop()).isInstanceOf(Loop.Values.class);
    assertThat(shell.ifCondition()).hasToString("t");
    assertThat(shell.isSet(FlagKey.SILENT)).isTrue();
    assertThat(shell.isSet(FlagKey.IGNORE_ERROR)).isTrue();
    assertThat(shell.timeout()).hasToString("5s");
    assertThat(shell.set()).hasSize(1);
    assertThat(shell.shopt()).hasSize(1);
    assertThat(shell.platforms()).hasSize(1);
    assertThat(shell.deferred()).isFalse();
    assertThat(shell.keys()).containsKey("ignore_error");
    Command.Call call = (Command.Call) task.cmds().get(2);
    assertThat(call.task()).hasToString("b");
    assertThat(call.vars()).hasSize(1);
    assertThat(call.loop()).isInstanceOf(Loop.Files.class);
    assertThat(call.timeout()).hasToString("1m");
    Command.Shell deferred = (Command.Shell) task.cmds().get(3);
    assertThat(deferred.deferred()).isTrue();
    assertThat(deferred.cmd()).hasToString("rm x");
    assertThat(deferred.isSet(FlagKey.SILENT)).isTrue();
    assertThat(deferred.timeout()).hasToString("3s");
    Command.Call deferredCall = (Command.Call) task.cmds().get(4);
    assertThat(deferredCall.deferred()).isTrue();
    assertThat(deferredCall.isSet(FlagKey.SILENT)).isTrue();
    assertThat(deferredCall.timeout()).hasToString("4s");
    assertThat(((Command.Shell) task.cmds().get(5)).cmd()).hasToString("rm y");
    assertThat(((Command.Shell) task.cmds().get(6)).cmd()).hasToString("");
  }

  @Test
  void whichKeyOfACommandCounts() {
    Taskfile file =
        read(
            """
            version: '3'
            tasks:
              t:
                cmds:
                  - {cmd: make, task: b}
                  - {cmd: make, task: ''}
                  - {cmd: make, task: b, defer: rm x}
                  - {defer: {cmd: rm x}}
            """);
    assertThat(file.tasks().getFirst().cmds())
        .extracting(command -> command.getClass().getSimpleName() + command.deferred())
        .containsExactly("Callfalse", "Shellfalse", "Shelltrue");
  }

  @Test
  void dependencies() {
    Task task =
        task(
            """
            deps:
              - b
              - {task: ':c', vars: {A: {ref: .X}}, for: {var: LIST, split: ',', as: Y}, silent: true, timeout: 5s}
              -
            """);
    assertThat(task.deps()).extracting(dep -> dep.task().value()).containsExactly("b", ":c");
    Dep dep = task.deps().get(1);
    assertThat(dep.vars().getFirst().kind()).isEqualTo(Variable.Kind.REF);
    assertThat(Flag.isSet(dep.silent())).isTrue();
    assertThat(dep.timeout()).hasToString("5s");
    Loop.Var loop = (Loop.Var) Objects.requireNonNull(dep.loop());
    assertThat(loop.var()).hasToString("LIST");
    assertThat(loop.split()).hasToString(",");
    assertThat(loop.as()).hasToString("Y");
  }

  @Test
  void loops() {
    Task task =
        task(
            """
            cmds:
              - {for: [a, 1, [b], {c: d}, null], cmd: x}
              - {for: generates, cmd: x}
              - {for: {matrix: {OS: [a, b], ARCH: {ref: .L}}, as: M}, cmd: x}
            """);
    Loop.Values values = (Loop.Values) Objects.requireNonNull(task.cmds().get(0).loop());
    assertThat(values.values())
        .isEqualTo(Arrays.asList("a", 1L, List.of("b"), Map.of("c", "d"), null));
    Loop.Files files = (Loop.Files) Objects.requireNonNull(task.cmds().get(1).loop());
    assertThat(files.keyword()).isEqualTo("generates");
    Loop.Matrix matrix = (Loop.Matrix) Objects.requireNonNull(task.cmds().get(2).loop());
    assertThat(matrix.rows()).extracting(Loop.Row::name).containsExactly("OS", "ARCH");
    assertThat(strings(matrix.rows().get(0).values())).containsExactly("a", "b");
    assertThat(matrix.rows().get(1).ref()).hasToString(".L");
    assertThat(matrix.as()).hasToString("M");
  }

  @Test
  void includes() {
    Taskfile file =
        read(
            """
            version: '3'
            includes:
              simple: ./simple
              full: {taskfile: ./full, dir: d, optional: true, internal: true, flatten: true, aliases: [f], excludes: [x], vars: {A: 1}, checksum: abc}
            """);
    assertThat(file.problems()).isEmpty();
    Include simple = file.includes().get(0);
    assertThat(simple.namespace()).isEqualTo("simple");
    assertThat(simple.advanced()).isFalse();
    assertThat(simple.taskfile()).hasToString("./simple");
    assertThat(simple.targetRange().in(file.tree().text())).isEqualTo("./simple");
    Include full = file.includes().get(1);
    assertThat(full.advanced()).isTrue();
    assertThat(full.taskfile()).hasToString("./full");
    assertThat(full.dir()).hasToString("d");
    assertThat(full.optional() && full.internal() && full.flatten()).isTrue();
    assertThat(strings(full.aliases())).containsExactly("f");
    assertThat(strings(full.excludes())).containsExactly("x");
    assertThat(full.vars()).hasSize(1);
    assertThat(full.checksum()).hasToString("abc");
  }

  @Test
  void kindsOfVariables() {
    assertThat(variable("{sh: date}").kind()).isEqualTo(Variable.Kind.SH);
    assertThat(variable("{sh: date}").text()).hasToString("date");
    assertThat(variable("{ref: .X}").kind()).isEqualTo(Variable.Kind.REF);
    assertThat(variable("{ref: .X, sh: date, map: {}}").kind()).isEqualTo(Variable.Kind.REF);
    assertThat(variable("{value: 1, sh: date}").value()).isEqualTo(1L);
    assertThat(variable("{map: , value: 2}").value()).isEqualTo(2L);
    assertThat(variable("{value: x, secret: true}").secret()).isTrue();
    assertThat(variable("text").text()).hasToString("text");
    assertThat(variable("text").value()).isEqualTo("text");
    assertThat(variable("1").text()).isNull();
    assertThat(variable("").value()).isNull();
    assertThat(variable("{sh: }").kind()).isEqualTo(Variable.Kind.LITERAL);
    assertThat(variable("{sh: ''}").kind()).isEqualTo(Variable.Kind.SH);
  }

  @Test
  void typesOfValues() {
    assertThat(value("010")).isEqualTo(8L);
    assertThat(value("0o17")).isEqualTo(15L);
    assertThat(value("0x1F")).isEqualTo(31L);
    assertThat(value("0b101")).isEqualTo(5L);
    assertThat(value("1_000")).isEqualTo(1000L);
    assertThat(value("+1")).isEqualTo(1L);
    assertThat(value("-7")).isEqualTo(-7L);
    assertThat(value("18446744073709551615")).isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(value("28446744073709551615")).isEqualTo(2.8446744073709552e19);
    assertThat(value("1.10")).isEqualTo(1.1);
    assertThat(value("1e3")).isEqualTo(1000.0);
    assertThat(value(".inf")).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(value("-.inf")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(value("true")).isEqualTo(true);
    assertThat(value("yes")).isEqualTo("yes");
    assertThat(value("1:30")).isEqualTo("1:30");
    assertThat(value("'1'")).isEqualTo("1");
    assertThat(value("[1, [a], {b: c}]")).isEqualTo(List.of(1L, List.of("a"), Map.of("b", "c")));
    assertThat(value("{map: {1: x, b: {<<: {c: 1, d: 2}, c: 3}}}"))
        .isEqualTo(Map.of(1L, "x", "b", Map.of("c", 3L, "d", 2L)));
  }

  @Test
  void aliasesAndMergeKeys() {
    Taskfile file =
        read(
            """
            version: '3'
            x-base: &base {desc: base, silent: true, dir: d}
            x-more: &more {dir: e, label: l}
            x-cmd: &cmd {cmd: make, silent: true}
            tasks:
              a:
                <<: [*base, *more]
                desc: own
                cmds: [*cmd, {<<: *cmd, silent: false}]
              b: *text
              c: &text make
            vars: {A: &list [1, 2], B: *list}
            """);
    Task task = Objects.requireNonNull(file.task("a"));
    assertThat(task.description().desc()).hasToString("own");
    assertThat(task.environment().dir()).hasToString("d");
    assertThat(task.description().label()).hasToString("l");
    assertThat(task.cmds()).extracting(c -> c.isSet(FlagKey.SILENT)).containsExactly(true, false);
    assertThat(task.cmds().getFirst().range().in(file.tree().text())).isEqualTo("*cmd");
    assertThat(file.vars().get(1).value()).isEqualTo(List.of(1L, 2L));
    // An alias before its anchor leads nowhere.
    assertThat(file.problems()).hasSize(1);
    assertThat(Objects.requireNonNull(file.task("b")).cmds()).isEmpty();
  }

  @Test
  void ofEqualNamesTheLastCountsAtThePlaceOfTheFirst() {
    Taskfile file =
        read("version: '3'\ntasks:\n  a: one\n  b: two\n  a: three\nvars: {X: 1, Y: 2, X: 3}\n");
    assertThat(file.tasks()).extracting(Task::name).containsExactly("a", "b");
    assertThat(((Command.Shell) file.tasks().getFirst().cmds().getFirst()).cmd())
        .hasToString("three");
    assertThat(file.vars()).extracting(Variable::value).containsExactly(3L, 2L);
  }

  @Test
  void namesThatAreNotStrings() {
    Taskfile file = read("version: '3'\ntasks: {1: a, true: b, ~: c, 'x y': d}\n");
    assertThat(file.tasks()).extracting(Task::name).containsExactly("1", "true", "~", "x y");
  }

  @Test
  void rangesPointAtWhatIsWritten() {
    Taskfile file = read("version: '3'\ntasks:\n  build:\n    desc: \"a\\tb\"\n    deps: [x]\n");
    String text = file.tree().text();
    Task task = file.tasks().getFirst();
    Text desc = Objects.requireNonNull(task.description().desc());
    assertThat(task.nameRange().in(text)).isEqualTo("build");
    assertThat(task.range().in(text)).startsWith("build:").endsWith("[x]");
    assertThat(desc.range().in(text)).isEqualTo("\"a\\tb\"");
    assertThat(desc.value()).isEqualTo("a\tb");
    assertThat(Objects.requireNonNull(task.keys().get("deps")).in(text)).isEqualTo("deps");
    assertThat(task.deps().getFirst().range().in(text)).isEqualTo("x");
  }
}
