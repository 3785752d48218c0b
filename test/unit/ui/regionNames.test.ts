/** Region names as people say them. */

import assert from 'node:assert/strict';
import { regionName } from '../../../src/ui/regionNames';

const regions = {
  westeurope: 'West Europe',
  WestEurope: 'West Europe',
  eastus2: 'East US 2',
  northcentralus: 'North Central US',
  southeastasia: 'Southeast Asia',
  australiasoutheast: 'Australia Southeast',
  austriaeast: 'Austria East',
  germanywestcentral: 'Germany West Central',
  southafricanorth: 'South Africa North',
  newzealandnorth: 'New Zealand North',
  jioindiawest: 'Jio India West',
  indonesiacentral: 'Indonesia Central',
  uaenorth: 'UAE North',
  uksouth: 'UK South',
  usgovvirginia: 'US Gov Virginia',
  usdodcentral: 'US DoD Central',
  chinanorth3: 'China North 3',
};

describe('region names', () => {
  for (const [location, name] of Object.entries(regions)) {
    it(`says ${name} for ${location}`, () => {
      assert.equal(regionName(location), name);
    });
  }

  it('leaves a name alone that holds a word it does not know', () => {
    assert.equal(regionName('atlantisnorth'), 'atlantisnorth');
    assert.equal(regionName('global'), 'global');
    assert.equal(regionName(''), '');
  });
});
