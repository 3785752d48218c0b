/** Texts as Terraform writes them. */

/** A quoted string, on one line whatever is in it, in which nothing is a template. */
export function terraformText(text: string): string {
  return `"${terraformPart(text)}"`;
}

/** The same without its quotes, to stand beside templates of ours. */
export function terraformPart(text: string): string {
  return text
    .replace(/[\\"]/g, '\\$&')
    .replace(/[$%]+(?=\{)/g, markText)
    .replace(/[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu, controlText);
}

/** The sign of a template doubled. More of them before it would be read as such pairs, so they are numbers. */
function markText(marks: string): string {
  const last = marks.slice(-1);
  return marks.slice(0, -1).replace(/./g, controlText) + last + last;
}

function controlText(control: string): string {
  const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[control];
  return short ?? `\\u${(control.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
