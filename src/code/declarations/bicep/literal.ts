/** Texts and property names as Bicep writes them. */

/** A string in single quotes, on one line whatever is in it. */
export function bicepText(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(/\$(?=\{)/g, '\\$')
    .replace(/[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu, controlText);
  return `'${escaped}'`;
}

/** The name of a property: bare where Bicep takes it so. */
export function bicepKey(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !['true', 'false', 'null'].includes(name) ? name : bicepText(name);
}

function controlText(control: string): string {
  const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[control];
  return short ?? `\\u{${(control.codePointAt(0) ?? 0).toString(16)}}`;
}
