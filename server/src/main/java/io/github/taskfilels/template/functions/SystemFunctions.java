package io.github.taskfilels.template.functions;

import com.google.common.base.Strings;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.value.FunctionException;
import java.util.List;

/** The machine, and chance. */
final class SystemFunctions {
  private SystemFunctions() {}

  static Object call(Arguments a) {
    TemplateHost host = a.host();
    return switch (a.function()) {
      case "OS" -> host.os();
      case "ARCH" -> host.arch();
      case "numCPU" -> (long) host.cpuCount();
      case "exeExt", "ExeExt" -> host.isWindows() ? ".exe" : "";
      case "IsSH" -> true;
      case "env" -> variable(host, a.string(0));
      case "expandenv" -> expand(a.string(0), host);
      case "getHostByName" -> address(a.string(0), host);
      case "uuid" -> GoUuid.random(host.random());
      case "randInt" -> a.integer(0) + random(host, (long) a.integer(1) - a.integer(0), "Intn");
      case "randIntN" -> random(host, a.integer(0), "IntN");
      default -> throw a.unknown();
    };
  }

  private static String variable(TemplateHost host, String name) {
    String value = Strings.nullToEmpty(host.env(name));
    Budget.text(value.length());
    return value;
  }

  private static long random(TemplateHost host, long bound, String goName) {
    if (bound <= 0) {
      throw new FunctionException("invalid argument to " + goName);
    }
    return host.random().nextLong(bound);
  }

  private static String address(String name, TemplateHost host) {
    List<String> addresses = host.lookupHost(name);
    if (addresses.isEmpty()) {
      throw new FunctionException("invalid argument to Intn");
    }
    return addresses.get(host.random().nextInt(addresses.size()));
  }

  /** Go's {@code os.ExpandEnv}: {@code $name} and {@code ${name}}; an unknown variable is empty. */
  private static String expand(String text, TemplateHost host) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '$' || at + 1 >= text.length()) {
        out.append(c);
        at++;
        continue;
      }
      at = variable(text, at + 1, out, host);
    }
    return out.toString();
  }

  /** Handles what follows a dollar sign; gives the offset after it. */
  private static int variable(String text, int start, StringBuilder out, TemplateHost host) {
    char c = text.charAt(start);
    if (c == '{') {
      int close = text.indexOf('}', start);
      if (close < 0) {
        // Bad syntax: Go drops the two characters.
        return start + 1;
      }
      out.append(variable(host, text.substring(start + 1, close)));
      return close + 1;
    }
    if ("*#$@!?-0123456789".indexOf(c) >= 0) {
      out.append(variable(host, String.valueOf(c)));
      return start + 1;
    }
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    if (end == start) {
      out.append('$');
    } else {
      out.append(variable(host, text.substring(start, end)));
    }
    return end;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
