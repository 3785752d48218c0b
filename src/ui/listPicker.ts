/** A list to choose from, as the pickers describe it: what `quickPick.ts` draws and tests answer. */

/** What was chosen; or the step before was asked for; or the person left. */
export type Picked<T> = T | 'back' | 'cancelled';

export interface ListButton {
  /** A codicon, without `$()`. */
  readonly icon: string;
  readonly tooltip: string;
  /** The list stays open meanwhile. */
  run(): void;
}

export interface ListLine<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** A codicon, without `$()`. */
  readonly icon?: string;
  /** What choosing the line gives. A line without one only says something. */
  readonly value?: T;
  /** Checked from the start where several can be chosen, else the line that Enter takes. */
  readonly checked?: boolean;
  /** Stays in sight whatever is typed. */
  readonly always?: boolean;
  readonly buttons?: readonly ListButton[];
}

export interface ListHeading {
  readonly heading: string;
}

export type ListEntry<T> = ListLine<T> | ListHeading;

export interface ListRequest<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Shows a button that goes one step back. */
  readonly back: boolean;
  /** In the title: the list stays open meanwhile. `run` takes what is checked. */
  readonly tools?: readonly {
    readonly icon: string;
    readonly tooltip: string;
    run(checked: readonly T[]): void;
  }[];
  /** Shown at once. */
  readonly entries: readonly ListEntry<T>[];
  /** What the box holds at the start. */
  readonly typed?: string;
  /** Reads the whole list, which then takes the place of `entries`; the list shows itself busy until it is there. */
  load?(signal: AbortSignal): Promise<readonly ListEntry<T>[]>;
  /** Lines that what was typed calls for, on top of the others: a pasted ID. */
  whenTyped?(text: string): readonly ListEntry<T>[];
}

export interface ListPicker {
  one<T extends object>(request: ListRequest<T>): Promise<Picked<T>>;
  /** Several lines; with `none` also none at all. */
  several<T extends object>(
    request: ListRequest<T> & { readonly none?: boolean },
  ): Promise<Picked<readonly T[]>>;
}
