/** What a manifest is, what can be said of a package in it, and what comes of comparing the two. */

import type { PackageNeed } from '../request';
import type { Edit } from '../text';

/** A file that lists packages; its name tells the kind. */
export interface ManifestText {
  /** The path with `/`, or the name alone. */
  readonly path: string;
  readonly text: string;
}

/** A package that is listed in versions that lack what is used. */
export interface TooOld {
  readonly need: PackageNeed;
  /** The version or range as the manifest has it. */
  readonly found: string;
  /** The range allows versions that have it too. */
  readonly allowsNewer?: true;
}

export interface ManifestPlan {
  readonly missing: readonly PackageNeed[];
  readonly tooOld: readonly TooOld[];
  /** What puts it right; `undefined` when that is not certain, so that only the command is left. */
  readonly edits: readonly Edit[] | undefined;
  /** One line for a terminal, valid in the shells VS Code opens by default. */
  readonly installCommand: string;
}

/**
 * Whether what a manifest says of a package is enough: `allowsOlder` where its least version is not and others are,
 * `unknown` where only an installation could tell.
 */
export type Standing = 'enough' | 'tooOld' | 'allowsOlder' | 'unknown';

/** A package found in a manifest. */
export interface Listed {
  readonly standing: Standing;
  readonly range: string;
  /** The edit that raises the range; absent where the file's form makes it uncertain. */
  readonly raise?: Edit;
}

/** One kind of manifest, read. */
export interface ManifestReader {
  /** What the file says of a package; `absent` when it certainly does not list it. */
  find(need: PackageNeed): Listed | 'absent';
  /** The edits that list packages which are absent; `undefined` where no certain place is found. */
  add(needs: readonly PackageNeed[]): Edit[] | undefined;
  installCommand(needs: readonly PackageNeed[]): string;
}

/** A kind of manifest, and how it is read. */
export interface ManifestKind {
  /** Whether a file of this name is one. */
  matches(name: string): boolean;
  /** `undefined` when the text is no such manifest. `''` gives a reader that only knows how packages are installed. */
  read(text: string): ManifestReader | undefined;
}
