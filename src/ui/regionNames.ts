/** What people call the Azure regions: ARM gives "westeurope" with every resource, and the portal says "West Europe". */

/** The words that names of regions are made of; they stand in the order in which a longer one is tried first. */
const words =
  /southeast|north|south|east|west|central|australia|austria|belgium|brazil|canada|chile|china|denmark|asia|europe|africa|france|germany|indonesia|india|israel|italy|japan|jio|korea|malaysia|mexico|new|zealand|norway|poland|qatar|spain|sweden|switzerland|uae|uk|us|gov|dod|arizona|texas|virginia|\d/g;

/** The region's display name; the name as given when there is an unknown word in it. */
export function regionName(location: string): string {
  const name = location.toLowerCase();
  const parts = name.match(words) ?? [];
  return parts.join('') === name && name !== '' ? parts.map(spelled).join(' ') : location;
}

function spelled(word: string): string {
  if (word === 'dod') return 'DoD';
  return /^u/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}
