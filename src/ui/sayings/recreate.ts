/** The words for copying what is in Azure as code that makes it anew. */

import type { Translate } from '../words';

export const recreateSayings = {
  'recreate.purpose': (t: Translate) => t('Copy as code'),
  'recreate.purposeOf': (t: Translate, what: string) => t('Copy {0} as code', what),
  'recreate.whichFormat': (t: Translate) => t('in which format'),
  'recreate.bicep': (t: Translate) => t('Bicep'),
  'recreate.bicepWithOutputs': (t: Translate) => t('Bicep with the new IDs as outputs'),
  'recreate.armTemplate': (t: Translate) => t('ARM template'),
  'recreate.armTemplateWithOutputs': (t: Translate) => t('ARM template with the new IDs as outputs'),
  'recreate.terraform': (t: Translate) => t('Terraform'),
  'recreate.terraformWithOutputs': (t: Translate) => t('Terraform with the new IDs as outputs'),
  'recreate.azureCli': (t: Translate) => t('Azure CLI'),
  'recreate.azurePowerShell': (t: Translate) => t('Azure PowerShell'),
  'recreate.detail.bicep': (t: Translate) => t('One file, whatever the scopes'),
  'recreate.detail.armTemplate': (t: Translate) => t('JSON, with what depends on what'),
  'recreate.detail.terraform': (t: Translate) => t('azurerm, and azapi for what the file does not own'),
  'recreate.detail.azureCli': (t: Translate) => t('Commands for bash and zsh'),
  'recreate.detail.azurePowerShell': (t: Translate) => t('Commands of the Az modules'),
  'recreate.copied.bicep': (t: Translate, what: string) => t('Copied as Bicep: {0}', what),
  'recreate.copied.armTemplate': (t: Translate, what: string) => t('Copied as ARM template: {0}', what),
  'recreate.copied.terraform': (t: Translate, what: string) => t('Copied as Terraform: {0}', what),
  'recreate.copied.azureCli': (t: Translate, what: string) => t('Copied as Azure CLI commands: {0}', what),
  'recreate.copied.azurePowerShell': (t: Translate, what: string) =>
    t('Copied as Azure PowerShell commands: {0}', what),
  'recreate.open': (t: Translate) => t('Open as document'),
  'recreate.flexible': (t: Translate, names: string) =>
    t(
      'Left out: {0}. A flexible credential matches by an expression, which Azure shows only in previews of its interface.',
      names,
    ),
} as const;
