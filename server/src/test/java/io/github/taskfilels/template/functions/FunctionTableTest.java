package io.github.taskfilels.template.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.template.exec.Renderer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionTableTest {

  /** Every name that Task 3.53.1 registers, and Go's builtins. */
  private static final String ALL =
      """
      ARCH ExeExt FromSlash IsSH OS ToSlash absPath add add1 adler32sum ago all any append atoi b32dec b32enc b64dec b64enc
      base biggest cat catLines ceil chunk clean coalesce compact concat contains date dateInZone dateModify date_in_zone
      date_modify deepEqual default dict dig dir div duration durationRound empty env exeExt expandenv ext fail first
      float64 floor fromJson fromSlash fromYaml get getHostByName has hasKey hasPrefix hasSuffix hello htmlDate
      htmlDateInZone indent initial int int64 isAbs join joinEnv joinPath joinUrl keys kindIs kindOf last list lower max
      maxf merge min minf mod mul mustAppend mustChunk mustCompact mustDateModify mustFirst mustFromJson mustFromYaml
      mustHas mustInitial mustLast mustPrepend mustPush mustRegexFind mustRegexFindAll mustRegexMatch mustRegexReplaceAll
      mustRegexReplaceAllLiteral mustRegexSplit mustRest mustReverse mustSlice mustToDate mustToJson mustToPrettyJson
      mustToRawJson mustToYaml mustUniq mustWithout must_date_modify nindent now numCPU omit osBase osClean osDir osExt
      osIsAbs pick pluck plural prepend push q quote randInt randIntN regexFind regexFindAll regexMatch regexQuoteMeta
      regexReplaceAll regexReplaceAllLiteral regexSplit relPath repeat replace rest reverse round seq set sha1sum sha256sum
      shellQuote slice sortAlpha spew split splitArgs splitLines splitList splitn squote sub substr ternary title toDate
      toDecimal toJson toPrettyJson toRawJson toSlash toString toStrings toYaml trim trimAll trimPrefix trimSuffix trimall
      trunc tuple typeIs typeIsLike typeOf uniq unixEpoch unset until untilStep upper urlJoin urlParse uuid values without
      and call eq ge gt html index js le len lt ne not or print printf println urlquery
      """;

  @Test
  void hasExactlyTheFunctionsOfTask() {
    Iterable<String> names = Splitter.onPattern("\\s+").omitEmptyStrings().split(ALL);
    assertThat(FunctionTable.names())
        .containsExactlyInAnyOrderElementsOf(ImmutableSet.copyOf(names));
  }

  static Stream<Arguments> examples() {
    return FunctionTable.all().stream()
        .flatMap(
            function ->
                function.examples().stream()
                    .map(e -> Arguments.of(function.name(), e.template(), e.output())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void examplesGiveWhatTheTableSays(String name, String template, String output) throws Exception {
    assertThat(template).contains(name);
    assertThat(new Renderer(FixedHost.linux()).render(template, Map.of())).isEqualTo(output);
  }

  @Test
  void everyFunctionIsDescribedAndHasAnExample() {
    assertThat(FunctionTable.all())
        .filteredOn(f -> !f.doc().endsWith(".") || f.examples().isEmpty())
        .extracting(FunctionDoc::name)
        .isEmpty();
  }

  @Test
  void signaturesShowTheArgumentsInOrder() {
    assertThat(function("trunc").signature()).isEqualTo("trunc(n int, s string) string");
    assertThat(function("join").signature()).isEqualTo("join(separator string, items list) string");
    assertThat(function("printf").signature())
        .isEqualTo("printf(format string, values ...any) string");
    assertThat(function("OS").signature()).isEqualTo("OS() string");
    assertThat(function("printf").parameterType(5)).isEqualTo(Type.ANY);
  }

  @Test
  void deprecatedFunctionsNameWhatToUseInstead() {
    assertThat(FunctionTable.all().stream().filter(f -> !f.deprecated().isEmpty()))
        .extracting(FunctionDoc::name)
        .containsExactlyInAnyOrder(
            "trimall",
            "date_in_zone",
            "date_modify",
            "must_date_modify",
            "FromSlash",
            "ToSlash",
            "ExeExt",
            "IsSH");
  }

  private static FunctionDoc function(String name) {
    FunctionDoc function = FunctionTable.find(name);
    assertThat(function).as(name).isNotNull();
    return function;
  }
}
