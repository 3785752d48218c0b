/** The words that stand in code beside an ID of the sample tenant, in every language. */

export const sampleNote = 'Sample tenant: this ID is not real';
