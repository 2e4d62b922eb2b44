package io.github.taskfilels.include;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.template.functions.TemplateHost;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The machine for the templates of include paths: what is the same in every run is answered, and
 * the rest is answered with something fixed and noted. For one path.
 */
final class PathHost implements TemplateHost {
  private final SystemHost host;
  private @Nullable String reason;

  PathHost(ImmutableMap<String, String> environment) {
    this.host = SystemHost.forLooking(environment, "/");
  }

  /** Why the result is not the same in every run; null where it is. */
  @Nullable String reason() {
    return reason;
  }

  @Override
  public @Nullable String env(String name) {
    return host.env(name);
  }

  @Override
  public String os() {
    return host.os();
  }

  @Override
  public String arch() {
    return host.arch();
  }

  @Override
  public int cpuCount() {
    reason = "it depends on the number of processors";
    return 1;
  }

  @Override
  public String workingDirectory() {
    reason = "it depends on the directory in which Task is started";
    return host.workingDirectory();
  }

  @Override
  public Instant now() {
    reason = "it depends on the time";
    return Instant.EPOCH;
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public RandomGenerator random() {
    reason = "it depends on chance";
    return new Random(0);
  }

  @Override
  public ImmutableList<String> lookupHost(String name) {
    reason = "it depends on the network";
    return ImmutableList.of();
  }
}
