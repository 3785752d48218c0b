/** How an ID of the embedded sample tenant is told from a real one: all its GUIDs start alike. */

export const sampleGuidPrefix = '5a3b1e00-';

/** True when `text` holds a GUID of the sample tenant: such a GUID alone, or an ARM ID with one in it. */
export function isSampleId(text: string): boolean {
  return text.toLowerCase().includes(sampleGuidPrefix);
}
