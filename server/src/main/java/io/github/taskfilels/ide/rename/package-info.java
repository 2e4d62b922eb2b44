/**
 * Rename: what an edit of a name has to change, and whether it may be made.
 *
 * <pre>
 *   offset ──► RenameTarget ──► NameSites ──► NameWriter ──► edits ──► RenameCheck
 *              what is meant    where it is   how it is                whether all names mean
 *              by which name    written       quoted there             the same afterwards
 * </pre>
 *
 * The check reads the workspace as it would be with the edits, so it needs to know no rule of Task
 * by which one name hides another.
 */
@NullMarked
package io.github.taskfilels.ide.rename;

import org.jspecify.annotations.NullMarked;
