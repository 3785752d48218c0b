/** The regions of the sample tenant: a few real ones. */

export interface SampleLocation {
  readonly name: string;
  readonly displayName: string;
  readonly regionalDisplayName: string;
  readonly geography: string;
  readonly paired: string;
  readonly latitude: string;
  readonly longitude: string;
  /** A logical region (a whole geography) is no place for a resource. */
  readonly logical?: true;
}

export const locations: readonly SampleLocation[] = [
  {
    name: 'westeurope',
    displayName: 'West Europe',
    regionalDisplayName: '(Europe) West Europe',
    geography: 'Europe',
    paired: 'northeurope',
    latitude: '52.3667',
    longitude: '4.9',
  },
  {
    name: 'northeurope',
    displayName: 'North Europe',
    regionalDisplayName: '(Europe) North Europe',
    geography: 'Europe',
    paired: 'westeurope',
    latitude: '53.3478',
    longitude: '-6.2597',
  },
  {
    name: 'germanywestcentral',
    displayName: 'Germany West Central',
    regionalDisplayName: '(Europe) Germany West Central',
    geography: 'Germany',
    paired: 'germanynorth',
    latitude: '50.110924',
    longitude: '8.682127',
  },
  {
    name: 'uksouth',
    displayName: 'UK South',
    regionalDisplayName: '(Europe) UK South',
    geography: 'United Kingdom',
    paired: 'ukwest',
    latitude: '50.941',
    longitude: '-0.799',
  },
  {
    name: 'newzealandnorth',
    displayName: 'New Zealand North',
    regionalDisplayName: '(Asia Pacific) New Zealand North',
    geography: 'New Zealand',
    paired: 'australiaeast',
    latitude: '-36.84853',
    longitude: '174.76349',
  },
  {
    name: 'eastus',
    displayName: 'East US',
    regionalDisplayName: '(US) East US',
    geography: 'United States',
    paired: 'westus',
    latitude: '37.3719',
    longitude: '-79.8164',
  },
  {
    name: 'eastus2',
    displayName: 'East US 2',
    regionalDisplayName: '(US) East US 2',
    geography: 'United States',
    paired: 'centralus',
    latitude: '36.6681',
    longitude: '-78.3889',
  },
  {
    name: 'southeastasia',
    displayName: 'Southeast Asia',
    regionalDisplayName: '(Asia Pacific) Southeast Asia',
    geography: 'Asia Pacific',
    paired: 'eastasia',
    latitude: '1.283',
    longitude: '103.833',
  },
  {
    name: 'jioindiawest',
    displayName: 'Jio India West',
    regionalDisplayName: '(Asia Pacific) Jio India West',
    geography: 'India',
    paired: 'jioindiacentral',
    latitude: '22.470701',
    longitude: '70.05773',
  },
  {
    name: 'europe',
    displayName: 'Europe',
    regionalDisplayName: 'Europe',
    geography: 'Europe',
    paired: '',
    latitude: '',
    longitude: '',
    logical: true,
  },
];

/** Names of the regions that take resources. */
export const locationNames: readonly string[] = locations
  .filter((one) => one.logical === undefined)
  .map((one) => one.name);

/** A region's name however it was written (`West Europe`, `westeurope`); `undefined` for one that takes no resources. */
export function locationNamed(text: string): string | undefined {
  const name = text.toLowerCase().replaceAll(' ', '');
  return locationNames.includes(name) ? name : undefined;
}
