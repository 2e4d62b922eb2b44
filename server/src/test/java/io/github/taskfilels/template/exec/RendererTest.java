package io.github.taskfilels.template.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.go.value.GoInteger;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.functions.FixedHost;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RendererTest {
  private final Renderer renderer = new Renderer(FixedHost.linux());

  /** A map that notes what it is asked for. */
  private static final class Recording extends AbstractMap<String, Object> {
    final List<Object> asked = new ArrayList<>();

    @Override
    public Object get(Object key) {
      asked.add(key);
      return "value of " + key;
    }

    @Override
    public boolean containsKey(Object key) {
      return true;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      throw new AssertionError("all variables were asked for");
    }
  }

  @Test
  void asksOnlyForTheVariablesThatAreRead() throws Exception {
    Recording data = new Recording();
    String template = "{{if false}}{{.A}}{{else}}{{.B}}{{end}} {{or .C .D}} {{index . \"E\"}}";
    assertThat(renderer.render(Template.parse(template), data))
        .isEqualTo("value of B value of C value of E");
    assertThat(data.asked).containsExactly("B", "C", "E");
  }

  @Test
  void aTextWithoutTemplatesIsGivenBack() throws Exception {
    String text = "a }} <no value>";
    assertThat(renderer.render(text, Map.of())).isSameAs(text);
  }

  @Test
  void everyNoValueIsDeletedAlsoThatOfData() throws Exception {
    assertThat(renderer.render("[{{.MISSING}}{{.A}}]", Map.of("A", "x<no value>y")))
        .isEqualTo("[xy]");
  }

  @Test
  void nullIsNotMissing() throws Exception {
    Map<String, Object> data = new HashMap<>();
    data.put("NULL", null);
    assertThat(renderer.render("{{.NULL}}|{{.MISSING.a.b}}", data)).isEqualTo("|");
    assertThatThrownBy(() -> renderer.render("{{.NULL.a}}", data))
        .hasMessage("nil pointer evaluating interface {}.a");
  }

  @Test
  void anErrorKnowsItsPlaceAndWhatTaskPrints() {
    String text = "é\n{{if true}}{{ upper .N }}{{end}}";
    TemplateException error =
        catchThrowableOfType(
            TemplateException.class, () -> renderer.render(text, ImmutableMap.of("N", 5L)));
    assertThat(error).hasMessage("wrong type for value; expected string; got int");
    assertThat(error.range().in(text)).isEqualTo(".N");
    assertThat(error.report())
        .isEqualTo(
            "template: :2:20: executing \"\" at <.N>: wrong type for value; expected string; got int");
  }

  @Test
  void aTemplateWithErrorsGivesTheFirst() {
    assertThatThrownBy(() -> renderer.render("{{.A}} {{nope}} {{if}}", Map.of()))
        .hasMessage("function \"nope\" not defined");
  }

  @Test
  void expressionsKeepTypes() throws Exception {
    Map<String, Object> data = ImmutableMap.of("L", List.of(1L, "a"), "S", "text", "J", "[1]");
    assertThat(renderer.evaluate(".L", data)).isSameAs(data.get("L"));
    assertThat(renderer.evaluate("index .L 0", data)).isEqualTo(1L);
    assertThat(renderer.evaluate(".MISSING", data)).isNull();
    assertThat(renderer.evaluate("fromJson .J", data)).isEqualTo(List.of(1.0));
    assertThat(renderer.evaluate("add 1 2", data)).isEqualTo(GoInteger.int64(3));
    assertThat(renderer.evaluate("eq .S \"text\"", data)).isEqualTo(true);
    assertThat(renderer.evaluate(".", data)).isSameAs(data);
  }

  @Test
  void stringsInsideListsAndMapsAreRenderedKeysAreNot() throws Exception {
    Map<String, Object> map = new HashMap<>();
    map.put("{{.A}}", "{{.A}}");
    map.put("null", null);
    Object value = Arrays.asList("{{.A}}-{{.A}}", 1L, null, map);
    Object rendered = renderer.renderAll(value, Map.of("A", "x"));
    assertThat(rendered).isEqualTo(Arrays.asList("x-x", 1L, null, Map.of("{{.A}}", "x")));
  }

  @Test
  void setChangesItsMapButNeverAVariable() throws Exception {
    Map<String, Object> variable = new HashMap<>(Map.of("a", 1L));
    Map<String, Object> data = Map.of("M", java.util.Collections.unmodifiableMap(variable));
    assertThat(renderer.render("{{(set .M \"b\" 2).b}}{{.M}}", data)).isEqualTo("2map[a:1]");
    assertThat(renderer.render("{{$d := dict}}{{$_ := set $d \"b\" 2}}{{$d.b}}", data))
        .isEqualTo("2");
  }

  @Test
  void aValueThatBecomesAVariableCannotBeChangedAnyMore() throws Exception {
    Object value = renderer.evaluate("fromJson .J", Map.of("J", "{\"a\": [{\"b\": 1}]}"));
    Map<String, Object> data = Map.of("V", java.util.Objects.requireNonNull(value));
    renderer.render("{{set .V \"x\" 1}}{{set (index .V.a 0) \"x\" 1}}", data);
    assertThat(renderer.render("{{toJson .V}}", data)).isEqualTo("{\"a\":[{\"b\":1}]}");
  }

  @Test
  void recursionEndsWithAnError() {
    assertThatThrownBy(
            () ->
                renderer.render(
                    "{{define \"t\"}}{{template \"t\"}}{{end}}{{template \"t\"}}", Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("exceeded maximum template depth .*|template is nested too deeply");
  }

  @Test
  void resultsThatAreTooLargeAreRefused() {
    assertThatThrownBy(() -> renderer.render("{{repeat 2000000000 \"ab\"}}", Map.of()))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> renderer.render("{{until 2000000000}}", Map.of()))
        .hasMessageContaining("too long");
  }

  @Test
  void variablesOfTheEnvironmentComeFromTheHost() throws Exception {
    assertThat(
            renderer.render(
                "{{env \"GREETING\"}} {{splitArgs \"$GREETING ~/x\" | join \"|\"}}", Map.of()))
        .isEqualTo("hello hello|/root/x");
  }

  @Test
  void pathsFollowTheSystemOfTheHost() throws Exception {
    Renderer windows = new Renderer(FixedHost.windows());
    assertThat(
            windows.render(
                "{{OS}} {{joinPath \"a\" \"../b\"}} {{fromSlash \"a/b\"}} {{exeExt}}", Map.of()))
        .isEqualTo("windows b a\\b .exe");
    assertThat(
            windows.render(
                "{{osDir `C:\\a\\b`}} {{osBase `C:\\a\\b`}} {{osIsAbs `C:\\a`}}", Map.of()))
        .isEqualTo("C:\\a b true");
    assertThat(
            windows.render("{{joinPath \"C:/a\" \"..\" \"b\"}} {{joinEnv \"a\" \"b\"}}", Map.of()))
        .isEqualTo("C:\\b a;b");
  }
}
