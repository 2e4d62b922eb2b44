package io.github.taskfilels.template.functions;

import com.google.common.base.Ascii;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * This machine.
 *
 * @param environment the variables of the environment
 * @param workingDirectory an absolute path
 * @param network whether {@code getHostByName} may ask the network
 * @param clock asked for when a template first wants the time: to find the time zone takes longer
 *     than most templates
 */
public record SystemHost(
    ImmutableMap<String, String> environment,
    String workingDirectory,
    boolean network,
    Supplier<Clock> clock)
    implements TemplateHost {

  /** A host for running tasks. */
  public static SystemHost forRunning(Map<String, String> environment, String workingDirectory) {
    return new SystemHost(
        ImmutableMap.copyOf(environment),
        workingDirectory,
        true,
        Suppliers.memoize(Clock::systemDefaultZone));
  }

  /** A host for looking: the same, without the network. */
  public static SystemHost forLooking(Map<String, String> environment, String workingDirectory) {
    return new SystemHost(
        ImmutableMap.copyOf(environment),
        workingDirectory,
        false,
        Suppliers.memoize(Clock::systemDefaultZone));
  }

  @Override
  public @Nullable String env(String name) {
    return environment.get(name);
  }

  @Override
  public String os() {
    return goOs(System.getProperty("os.name", ""));
  }

  static String goOs(String name) {
    String lower = Ascii.toLowerCase(name);
    if (lower.startsWith("windows")) {
      return "windows";
    }
    if (lower.startsWith("mac")) {
      return "darwin";
    }
    return lower.startsWith("sunos") ? "solaris" : lower;
  }

  @Override
  public String arch() {
    return goArch(System.getProperty("os.arch", ""));
  }

  static String goArch(String name) {
    return switch (Ascii.toLowerCase(name)) {
      case "x86_64", "amd64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      case "x86", "i386", "i686" -> "386";
      case "arm" -> "arm";
      default -> name;
    };
  }

  @Override
  public int cpuCount() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Instant now() {
    return clock.get().instant();
  }

  @Override
  public ZoneId zone() {
    return clock.get().getZone();
  }

  @Override
  public RandomGenerator random() {
    return RandomGenerator.getDefault();
  }

  @Override
  public ImmutableList<String> lookupHost(String name) {
    if (!network) {
      return ImmutableList.of();
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(name))
          .map(InetAddress::getHostAddress)
          .collect(ImmutableList.toImmutableList());
    } catch (UnknownHostException e) {
      // An unknown name is an answer: there are no addresses.
      return ImmutableList.of();
    }
  }
}
