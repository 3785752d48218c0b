/** What stands at the top of each text: whose IDs these are, and how a deployment of it is started. */

import { posixWord } from '../../model/shellText';
import { sampleNote } from '../sampleNote';
import type { Parameter } from './declare';
import type { Level, Place } from './places';

export function headNotes(sample: boolean): readonly string[] {
  return sample ? [sampleNote] : [];
}

/** The command that deploys a template to a place, with what is to be filled in within angle brackets. */
export function deployCommand(place: Place, file: string, parameters: readonly Parameter[]): string {
  const { level, subscriptionId = '', resourceGroup = '', managementGroup = '' } = place;
  const where = {
    resourceGroup: `group create --subscription ${posixWord(subscriptionId)} --resource-group ${posixWord(resourceGroup)}`,
    subscription: `sub create --subscription ${posixWord(subscriptionId)} --location <region>`,
    managementGroup: `mg create --management-group-id ${posixWord(managementGroup)} --location <region>`,
    tenant: 'tenant create --location <region>',
  }[level];
  const given = parameters.map(
    ({ name, type }) => ` ${name}=${type === 'object' ? '@<file>.json' : '<value>'}`,
  );
  const values = given.length === 0 ? '' : ` --parameters${given.join('')}`;
  return `az deployment ${where} --template-file ${file}${values}`;
}

export function templateSchema(level: Level): string {
  const file = {
    resourceGroup: '2019-04-01/deploymentTemplate.json#',
    subscription: '2018-05-01/subscriptionDeploymentTemplate.json#',
    managementGroup: '2019-08-01/managementGroupDeploymentTemplate.json#',
    tenant: '2019-08-01/tenantDeploymentTemplate.json#',
  }[level];
  return `https://schema.management.azure.com/schemas/${file}`;
}
