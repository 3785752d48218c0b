/** Draws a typed field with the editor's input box: what is wrong stands beside it while it is typed, and Enter waits for that. */

import { Disposable, InputBoxValidationSeverity, QuickInputButtons, window } from 'vscode';
import { isCancelled, toFailure, type Failure } from '../model/failure';
import type { Picked } from './listPicker';
import type { TextBox, TextBoxRequest } from './textBox';

/** How long the typing rests before something is asked for. */
const restMilliseconds = 400;

/** @param reasonOf words the failure of a check that could not be made; the text may then be right all the same. */
export function createTextBox(reasonOf: (failure: Failure) => string): TextBox {
  return { ask: (request) => ask(request, reasonOf) };
}

function ask(
  request: TextBoxRequest,
  reasonOf: (failure: Failure) => string,
): Promise<Picked<{ readonly text: string }>> {
  const box = window.createInputBox();
  box.title = request.title;
  box.prompt = request.prompt;
  box.placeholder = request.placeholder ?? '';
  box.value = request.value;
  box.ignoreFocusOut = true;
  box.buttons = request.back ? [QuickInputButtons.Back] : [];

  /** The check that is under way: typing and leaving end it. */
  let checking = new AbortController();
  let rest: ReturnType<typeof setTimeout> | undefined;

  /** Whether the text as it stands may be taken. A check that cannot be made says so and lets it pass. */
  async function verified(text: string): Promise<boolean> {
    checking.abort();
    checking = new AbortController();
    const { signal } = checking;
    if (request.verify === undefined) return true;
    box.busy = true;
    try {
      const wrong = await request.verify(text, signal);
      if (signal.aborted) return false;
      box.validationMessage = wrong;
      return wrong === undefined;
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return false;
      box.validationMessage = {
        message: reasonOf(toFailure(error)),
        severity: InputBoxValidationSeverity.Warning,
      };
      return true;
    } finally {
      if (!signal.aborted) box.busy = false;
    }
  }

  return new Promise((resolve) => {
    const disposables = Disposable.from(
      box,
      box.onDidChangeValue((text) => {
        checking.abort();
        clearTimeout(rest);
        box.busy = false;
        const wrong = request.check(text);
        box.validationMessage = wrong;
        if (wrong === undefined && request.verify !== undefined)
          rest = setTimeout(() => void verified(text), restMilliseconds);
      }),
      box.onDidAccept(() => {
        clearTimeout(rest);
        const text = box.value;
        const wrong = request.check(text);
        box.validationMessage = wrong;
        if (wrong === undefined)
          void verified(text).then((fine) => {
            if (fine) finish({ text });
          });
      }),
      box.onDidTriggerButton((button) => {
        if (button === QuickInputButtons.Back) finish('back');
      }),
      box.onDidHide(() => {
        finish('cancelled');
      }),
    );
    // Disposing hides the box too, and only the first answer counts.
    function finish(answer: Picked<{ readonly text: string }>) {
      resolve(answer);
      clearTimeout(rest);
      checking.abort();
      disposables.dispose();
    }
    box.show();
    // A proposal or an answer given before may be wrong by now.
    if (request.value !== '') box.validationMessage = request.check(request.value);
  });
}
