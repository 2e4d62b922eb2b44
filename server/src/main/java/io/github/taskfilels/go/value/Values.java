package io.github.taskfilels.go.value;

import io.github.taskfilels.budget.Budget;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Go's rules about values. */
public final class Values {
  private Values() {}

  public static Kind kind(@Nullable Object value) {
    return switch (value) {
      case null -> Kind.INVALID;
      case NoValue _ -> Kind.INVALID;
      case String _ -> Kind.STRING;
      case Long _, Integer _ -> Kind.INT;
      case Boolean _ -> Kind.BOOL;
      case Double _ -> Kind.FLOAT64;
      case List<?> _ -> Kind.SLICE;
      case Map<?, ?> _ -> Kind.MAP;
      case BigInteger _ -> Kind.UINT64;
      case GoValue special -> special.kind();
      default ->
          throw new IllegalArgumentException("not a template value: " + value.getClass().getName());
    };
  }

  /** The type as {@code %T} prints it. */
  public static String typeName(@Nullable Object value) {
    return switch (value) {
      case null -> "<nil>";
      case NoValue _ -> "<nil>";
      case GoSlice slice -> "[]" + slice.elementType();
      case List<?> _ -> "[]interface {}";
      case GoStringMap _ -> "map[string]string";
      case Map<?, ?> map ->
          isStringMap(map) ? "map[string]interface {}" : "map[interface {}]interface {}";
      case GoValue special -> special.goType();
      default -> kind(value).goName();
    };
  }

  /** Whether all keys are strings; Go then decodes a map with that key type. */
  public static boolean isStringMap(Map<?, ?> map) {
    // The map of all variables may compute its values and be large; its keys are strings by its
    // type.
    int keys = 0;
    for (Object key : map.keySet()) {
      keys++;
      if (!(key instanceof String)) {
        return false;
      }
    }
    Budget.steps(keys / 16);
    return true;
  }

  public static boolean isMissing(@Nullable Object value) {
    return value == null || value == NoValue.NO_VALUE;
  }

  /** Whether an {@code if} takes the value for true. */
  public static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case NoValue _ -> false;
      case String s -> !s.isEmpty();
      case Boolean b -> b;
      case Long n -> n != 0;
      case Integer n -> n != 0;
      case Double d -> d != 0;
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      case BigInteger n -> n.signum() != 0;
      case GoValue special ->
          !(special.kind().isSigned() || special.kind().isUnsigned()) || special.bits() != 0;
      default -> true;
    };
  }

  /** Sprig's idea of emptiness: like falsehood. */
  public static boolean isEmpty(@Nullable Object value) {
    return !isTrue(value);
  }

  /** The value of an integer of any type, with the bits of an unsigned one. */
  public static long toLong(@Nullable Object value) {
    return switch (value) {
      case Long n -> n;
      case Integer n -> n;
      case BigInteger n -> n.longValue();
      case GoValue special -> special.bits();
      case null, default -> throw new IllegalArgumentException("not an integer: " + value);
    };
  }

  /** The number of bytes of a string in UTF-8, which is what Go counts. */
  public static int byteLength(String s) {
    int bytes = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < s.length()
          && Character.isLowSurrogate(s.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }

  /** Go's {@code reflect.DeepEqual}: same types and same content. */
  public static boolean deepEqual(@Nullable Object a, @Nullable Object b) {
    Budget.step();
    if (a == null || b == null || isMissing(a) || isMissing(b)) {
      return isMissing(a) && isMissing(b);
    }
    if (!typeName(a).equals(typeName(b))) {
      return false;
    }
    return switch (a) {
      case List<?> list -> listsEqual(list, (List<?>) b);
      case Map<?, ?> map -> mapsEqual(map, (Map<?, ?>) b);
      case Double d -> d.doubleValue() == (Double) b;
      default -> kind(a) == Kind.INT ? toLong(a) == toLong(b) : Objects.equals(a, b);
    };
  }

  private static boolean listsEqual(List<?> a, List<?> b) {
    if (a.size() != b.size() || isNilSlice(a) != isNilSlice(b)) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!deepEqual(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mapsEqual(Map<?, ?> a, Map<?, ?> b) {
    return a.size() == b.size()
        && a.entrySet().stream()
            .allMatch(e -> b.containsKey(e.getKey()) && deepEqual(e.getValue(), b.get(e.getKey())));
  }

  public static boolean isNilSlice(@Nullable Object value) {
    return value instanceof GoSlice slice && slice.isNil();
  }

  /** The keys of a map in the order in which Go prints and visits them. */
  public static List<Object> sortedKeys(Map<?, ?> map) {
    return map.keySet().stream().map(Object.class::cast).sorted(KEY_ORDER).toList();
  }

  private static final List<Kind> TYPE_ORDER =
      List.of(Kind.STRING, Kind.INT, Kind.FLOAT64, Kind.BOOL);

  private static final Comparator<Object> KEY_ORDER =
      (a, b) -> {
        if (a instanceof String s && b instanceof String t) {
          return compareBytes(s, t);
        }
        Kind kind = kind(a);
        if (kind != kind(b)) {
          // Go orders different types by where they lie in memory; these are the places in Task's
          // program.
          return Integer.compare(TYPE_ORDER.indexOf(kind), TYPE_ORDER.indexOf(kind(b)));
        }
        return switch (kind) {
          case BOOL -> Boolean.compare((Boolean) a, (Boolean) b);
          case FLOAT64 -> Double.compare((Double) a, (Double) b);
          case INT, INT64 -> Long.compare(toLong(a), toLong(b));
          case UINT8, UINT64 -> Long.compareUnsigned(toLong(a), toLong(b));
          default -> 0;
        };
      };

  /** Compares as Go does, by the bytes of UTF-8, which is the order of code points. */
  public static int compareBytes(String a, String b) {
    int limit = Math.min(a.length(), b.length());
    for (int i = 0; i < limit; i++) {
      char c = a.charAt(i);
      char d = b.charAt(i);
      if (c != d) {
        boolean plain = !Character.isSurrogate(c) && !Character.isSurrogate(d);
        return plain
            ? Character.compare(c, d)
            : Integer.compare(a.codePointAt(i), b.codePointAt(i));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  public static byte[] utf8(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }
}
