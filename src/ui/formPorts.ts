/** What flows ask for besides places, roles and identities: a typed text, one of some choices, and the last look before sending. */

import type { Listing } from '../model/listing';
import type { PlannedRequest } from '../model/plannedRequest';
import type { Resource } from '../model/tenancy';
import type { Picked } from './listPicker';
import type { Said, Text } from './said';
import type { Step } from './step';

/** Where a question stands: `back` shows the button that goes one step back. */
export interface Asked {
  readonly step: Step;
  readonly back: boolean;
  /** Ends the title: what is asked. */
  readonly question: Said;
}

export interface TextRequest extends Asked {
  /** Below the field: what may stand there. */
  readonly prompt: Said;
  readonly placeholder?: Said;
  /** What stands there at first: the answer given before, or a proposal. */
  readonly value?: string;
  /** What is wrong with a text, told beside the field as it is typed. */
  check?(text: string): Said | undefined;
  /** The same for what has to be asked for, such as whether a name is taken: a moment after the typing, and once more on Enter. */
  verify?(text: string, signal: AbortSignal): Promise<Said | undefined>;
}

export interface Choice<V extends object> {
  readonly value: V;
  readonly label: Text;
  readonly description?: Text;
  readonly detail?: Text;
  /** A codicon, without `$()`. */
  readonly icon?: string;
  /** Stands first and says so. */
  readonly recommended?: boolean;
  /** Chosen before: checked where several can be, else the line that Enter takes. */
  readonly checked?: boolean;
  /** The heading it stands under, with the choices before it that have the same. */
  readonly under?: Said;
  /** What it stands for: then it is drawn with its type, group and region, under its type, a slot under that of its app. */
  readonly resource?: Resource;
}

export interface ChoiceRequest<V extends object> extends Asked {
  readonly placeholder?: Said;
  load(signal: AbortSignal): Promise<Listing<Choice<V>>>;
  /** Instead of "nothing to choose from". */
  readonly ifEmpty?: Said;
}

/** One value of the last look. */
export interface Fact {
  readonly label: Text;
  readonly description?: Text;
  readonly detail?: Text;
  readonly icon?: string;
  /** What it is about: then its type, group and region stand beside the label. */
  readonly resource?: Resource;
}

export interface Note {
  readonly tone: 'info' | 'warning' | 'wait';
  readonly text: Said;
  readonly detail?: Said;
}

/** Everything that is about to be done: each value, what to know, and the requests as they will be sent. */
export interface Plan {
  /** The line that does it. */
  readonly go: Said;
  readonly sections: readonly { readonly heading: Said; readonly facts: readonly Fact[] }[];
  readonly notes: readonly Note[];
  readonly requests: readonly PlannedRequest[];
}

export interface PlanRequest extends Omit<Asked, 'question'> {
  load(signal: AbortSignal): Promise<Plan>;
}

export interface FormPickers {
  text(request: TextRequest): Promise<Picked<{ readonly text: string }>>;
  choice<V extends object>(request: ChoiceRequest<V>): Promise<Picked<V>>;
  /** One or more; with `none` also none at all. */
  choices<V extends object>(
    request: ChoiceRequest<V> & { readonly none?: boolean },
  ): Promise<Picked<readonly V[]>>;
  plan(request: PlanRequest): Promise<Picked<{ readonly go: true }>>;
}

/** A modal question with several ways on. */
export interface Crossing<A extends string> {
  readonly message: Said;
  readonly detail: readonly Said[];
  readonly answers: readonly { readonly answer: A; readonly label: Said }[];
}

/** Texts that the person points at. */
export interface SelectedText {
  /** In the active editor; `undefined` when nothing is. */
  inEditor(): string | undefined;
  /** In the active terminal. Goes through the clipboard, which has its text again after it. */
  inTerminal(): Promise<string>;
  inClipboard(): Promise<string>;
}
