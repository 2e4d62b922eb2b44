package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;

/**
 * What rules about several files have to know of the file that they check, found while its model is
 * there. It holds no offsets, so that most edits leave it equal.
 *
 * @param effects the keys of the tasks whose commands leave something behind
 * @param dotenv whether it names files of the environment
 */
record FileFacts(FileUses files, NameUses names, ImmutableSet<String> effects, boolean dotenv) {
  static final FileFacts NONE =
      new FileFacts(
          new FileUses(ImmutableListMultimap.of(), ImmutableListMultimap.of()),
          new NameUses(ImmutableSet.of()),
          ImmutableSet.of(),
          false);

  static FileFacts of(FileContext context) {
    return new FileFacts(
        FileUses.of(context),
        NameUses.of(context),
        SharedOnceRule.effects(context),
        DotenvPaths.areIn(context.taskfile()));
  }
}
