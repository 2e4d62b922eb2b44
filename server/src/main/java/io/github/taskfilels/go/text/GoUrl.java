package io.github.taskfilels.go.text;

import com.google.common.base.Ascii;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.Values;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A URL as Go's {@code net/url} takes it apart.
 *
 * @param userinfo name and password as written, without the at sign
 * @param path decoded
 * @param rawPath the path as written, if encoding {@code path} would not give it; else empty
 * @param omitHost whether the URL has a scheme and a path but no slashes for a host
 * @param query as written, without the question mark
 * @param fragment decoded
 */
public record GoUrl(
    String scheme,
    String opaque,
    String userinfo,
    String host,
    String path,
    String rawPath,
    boolean omitHost,
    String query,
    String fragment) {

  private static final String UNRESERVED = "-_.~";
  private static final String PATH = UNRESERVED + "$&+,/:;=@";
  private static final String FRAGMENT = PATH + "!()*?";
  private static final String HOST = UNRESERVED + "!$&'()*+,;=:[]<>\"";
  private static final String USERINFO = UNRESERVED + ":!$&'()*+,;=%@";

  public static GoUrl parse(String text) {
    int hash = text.indexOf('#');
    String main = hash < 0 ? text : text.substring(0, hash);
    try {
      return parse(main, hash < 0 ? "" : unescape(text.substring(hash + 1)));
    } catch (FunctionException e) {
      throw new FunctionException("parse " + Quoting.quote(main) + ": " + e.getMessage());
    }
  }

  private static GoUrl parse(String text, String fragment) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new FunctionException("net/url: invalid control character in URL");
    }
    int colon = schemeEnd(text);
    String scheme = colon < 0 ? "" : Ascii.toLowerCase(text.substring(0, colon));
    String rest = text.substring(colon + 1);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new GoUrl(scheme, rest, "", "", "", "", false, query, fragment);
      }
      int slash = rest.indexOf('/');
      if ((slash < 0 ? rest : rest.substring(0, slash)).contains(":")) {
        throw new FunctionException("first path segment in URL cannot contain colon");
      }
    }
    String user = "";
    String host = "";
    boolean authority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
    if (authority) {
      int slash = rest.indexOf('/', 2);
      String name = rest.substring(2, slash < 0 ? rest.length() : slash);
      rest = slash < 0 ? "" : rest.substring(slash);
      int at = name.lastIndexOf('@');
      user = at < 0 ? "" : name.substring(0, at);
      host = host(name.substring(at + 1));
      if (!user.chars().allMatch(c -> isAllowed(c, USERINFO))) {
        throw new FunctionException("net/url: invalid userinfo");
      }
    }
    String path = unescape(rest);
    String raw = escape(path, PATH).equals(rest) ? "" : rest;
    boolean omitHost = !authority && !scheme.isEmpty() && rest.startsWith("/");
    return new GoUrl(scheme, "", user, host, path, raw, omitHost, query, fragment);
  }

  /** The offset of the colon after the scheme, or -1. */
  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c < 0x80 && Character.isLetter(c);
      boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (c == ':') {
        if (i == 0) {
          throw new FunctionException("missing protocol scheme");
        }
        return i;
      }
      if (!letter && (!later || i == 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static String host(String text) {
    int portFrom = text.startsWith("[") ? text.lastIndexOf(']') + 1 : text.lastIndexOf(':');
    if (text.startsWith("[") && portFrom == 0) {
      throw new FunctionException("missing ']' in host");
    }
    String port = portFrom < 0 ? "" : text.substring(portFrom);
    if (!port.isEmpty() && !port.matches(":[0-9]*")) {
      throw new FunctionException("invalid port " + Quoting.quote(port) + " after host");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 && c != '%' && !isAllowed(c, HOST)) {
        throw new FunctionException(
            "invalid character " + Quoting.quote(String.valueOf(c)) + " in host name");
      }
    }
    return unescape(text);
  }

  /** The host without its port and brackets. */
  public String hostname() {
    int colon = host.lastIndexOf(':');
    boolean port = colon >= 0 && host.indexOf(']', colon) < 0;
    String name = port ? host.substring(0, colon) : host;
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  private String escapedPath() {
    boolean valid = rawPath.chars().allMatch(c -> isAllowed(c, PATH + "!'()*[]%"));
    return rawPath.isEmpty() || !valid ? escape(path, PATH) : rawPath;
  }

  /** The URL with more path elements, which are already escaped; dots are resolved. */
  public GoUrl joinPath(List<String> elements) {
    String first = escapedPath();
    boolean relative = !first.startsWith("/");
    List<String> parts = new ArrayList<>();
    parts.add(relative ? "/" + first : first);
    parts.addAll(elements);
    String joined = GoPaths.SLASH.join(parts);
    joined = relative ? joined.substring(1) : joined;
    if (parts.getLast().endsWith("/") && !joined.endsWith("/")) {
      joined += "/";
    }
    String decoded = unescape(joined);
    String raw = escape(decoded, PATH).equals(joined) ? "" : joined;
    return new GoUrl(scheme, opaque, userinfo, host, decoded, raw, omitHost, query, fragment);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) {
      out.append(scheme).append(':');
    }
    if (!opaque.isEmpty()) {
      out.append(opaque);
    } else {
      boolean hasHost = !host.isEmpty() || !userinfo.isEmpty();
      boolean slashes = hasHost || (!scheme.isEmpty() && !omitHost && !path.isEmpty());
      if (slashes) {
        out.append("//");
      }
      if (!userinfo.isEmpty()) {
        out.append(userinfo).append('@');
      }
      out.append(escape(host, HOST));
      String escaped = escapedPath();
      if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
        out.append('/');
      }
      int slash = escaped.indexOf('/');
      if (out.isEmpty() && (slash < 0 ? escaped : escaped.substring(0, slash)).contains(":")) {
        out.append("./");
      }
      out.append(escaped);
    }
    if (!query.isEmpty()) {
      out.append('?').append(query);
    }
    if (!fragment.isEmpty()) {
      out.append('#').append(escape(fragment, FRAGMENT));
    }
    return out.toString();
  }

  private static boolean isAllowed(int c, String extra) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || extra.indexOf(c) >= 0);
  }

  private static String escape(String text, String allowed) {
    StringBuilder out = new StringBuilder();
    for (byte b : Values.utf8(text)) {
      int c = b & 0xff;
      if (isAllowed(c, allowed)) {
        out.append((char) c);
      } else {
        out.append(String.format("%%%02X", c));
      }
    }
    return out.toString();
  }

  private static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] source = Values.utf8(text);
    for (int i = 0; i < source.length; i++) {
      if (source[i] != '%') {
        bytes.write(source[i]);
        continue;
      }
      int high = i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
      int low = i + 2 < source.length ? Character.digit(source[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        int end = Math.min(i + 3, source.length);
        String bad = new String(source, i, end - i, StandardCharsets.UTF_8);
        throw new FunctionException("invalid URL escape " + Quoting.quote(bad));
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
