package io.github.taskfilels.bench;

import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.exec.TemplateException;
import io.github.taskfilels.template.functions.SystemHost;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A typical command of a Taskfile, from its text to what is run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Templates {
  private String text =
      "go build -ldflags \"-X main.version={{.VERSION | trimPrefix \"v\"}}\""
          + " -o {{.OUT}}/{{.NAME}}{{exeExt}} {{if .RACE}}-race {{end}}./cmd/{{.NAME}}";
  private final Map<String, Object> data =
      Map.of("VERSION", "v1.2.3", "OUT", "bin", "NAME", "server", "RACE", true);
  private final Renderer renderer = new Renderer(SystemHost.forLooking(Map.of(), "/"));
  private final Template parsed = Template.parse(text);

  @Benchmark
  public Template parse() {
    return Template.parse(text);
  }

  @Benchmark
  public String execute() throws TemplateException {
    return renderer.render(parsed, data);
  }

  /** Nothing is remembered from the last time. */
  @Benchmark
  public String parseAndExecute() throws TemplateException {
    return renderer.render(Template.parse(text), data);
  }

  /** As runs do it: the parsed text is remembered. */
  @Benchmark
  public String render() throws TemplateException {
    return renderer.render(text, data);
  }
}
