/** The words for making a user-assigned identity. */

import { regionName } from '../regionNames';
import type { Translate } from '../words';

export const createSayings = {
  'create.purpose': (t: Translate) => t('Create managed identity'),
  'create.purposeIn': (t: Translate, subscription: string) =>
    t('Create managed identity in {0}', subscription),
  'create.purposeOf': (t: Translate, name: string) => t('Create {0}', name),
  'create.whichSubscription': (t: Translate) => t('in which subscription'),
  'create.noSubscription': (t: Translate) => t('There is no subscription that takes changes.'),
  'create.whichGroup': (t: Translate) => t('in which resource group'),
  'create.newGroup': (t: Translate) => t('New resource group…'),
  'create.region': (t: Translate, region: string) => t('in {0}', regionName(region)),
  'create.whichGroupName': (t: Translate) => t('name of the new resource group'),
  'create.groupNameRule': (t: Translate, most: number) =>
    t(
      'Up to {0} letters, digits, hyphens, underscores, dots and parentheses. It is made together with the identity.',
      most,
    ),
  'create.groupNameExample': (t: Translate) => t('rg-orders'),
  'create.groupNameCharacters': (t: Translate) =>
    t('Only letters, digits, hyphens, underscores, dots and parentheses can stand here.'),
  'create.groupTaken': (t: Translate, name: string) =>
    t('There is a resource group {0} already. Go back and choose it, or take another name.', name),
  'create.whichRegion': (t: Translate) => t('in which region'),
  'create.regionHint': (t: Translate) =>
    t('Regions that offer managed identities; the region cannot be changed later'),
  'create.regionOfBoth': (t: Translate) => t('The region of the identity and of its new resource group'),
  'create.groupsRegion': (t: Translate) => t('the region of the resource group'),
  'create.whichName': (t: Translate) => t('name'),
  'create.nameRule': (t: Translate, least: number, most: number) =>
    t('{0} to {1} letters, digits, hyphens and underscores. The name cannot be changed later.', least, most),
  'create.nameExample': (t: Translate) => t('id-orders-api'),
  'create.nameCharacters': (t: Translate) =>
    t('Only letters of the English alphabet, digits, hyphens and underscores can stand here.'),
  'create.nameStart': (t: Translate) => t('The name has to begin with a letter or a digit.'),
  'create.nameEnd': (t: Translate) => t('The name cannot end with a dot.'),
  'create.nameShort': (t: Translate, least: number) => t('The name needs at least {0} characters.', least),
  'create.nameLong': (t: Translate, most: number, length: number) =>
    t('The name can have {0} characters and has {1}.', most, length),
  'create.nameTaken': (t: Translate, name: string, group: string) =>
    t(
      '{0} is there already in {1}, and creating it again would overwrite it. Take another name, or use "Update Managed Identity…".',
      name,
      group,
    ),
  'create.mayNot': (t: Translate, place: string) =>
    t('You do not seem to be allowed to create managed identities in {0}.', place),
  'create.go': (t: Translate) => t('Create this identity'),
  'create.goWithGroup': (t: Translate) => t('Create the resource group and the identity'),
  'create.theIdentity': (t: Translate) => t('The identity'),
  'create.subscription': (t: Translate) => t('subscription'),
  'create.group': (t: Translate) => t('resource group'),
  'create.groupIsMade': (t: Translate) => t('resource group, which is made first'),
  'create.regionIs': (t: Translate) => t('region'),
  'create.tags': (t: Translate) => t('Tags'),
  'against.lock': (t: Translate, lock: string) =>
    t('The lock {0} stands against this: Azure will refuse it', lock),
  'against.denial': (t: Translate, denial: string) =>
    t('The deny assignment {0} may stand against this', denial),
  'create.notRegistered': (t: Translate, subscription: string) =>
    t('{0} has not registered the provider yet', subscription),
  'create.notRegisteredMeans': (t: Translate) =>
    t('Azure wants Microsoft.ManagedIdentity to be registered first. You are asked before that is done.'),
  'create.new': (t: Translate) => t('It holds no role and nothing uses it yet'),
  'create.newMeans': (t: Translate) =>
    t('Next: assign a role, attach it to an app, write its ID into the code.'),
  'create.makeGroup': (t: Translate, group: string, subscription: string) =>
    t('There is no resource group {0} in {1}. Create it too?', group, subscription),
  'create.makeGroupDetail': (t: Translate, region: string) =>
    t('It is made in {0}, and the identity in it.', region),
  'create.makeBoth': (t: Translate) => t('Create Both'),
  'create.busy': (t: Translate, name: string) => t('Creating {0}…', name),
  'create.done': (t: Translate, name: string, clientId: string, objectId: string) =>
    t(
      'Created {0}. Its client ID, for code, is {1}; its object ID, for role assignments, is {2}.',
      name,
      clientId,
      objectId,
    ),
  'create.already': (t: Translate, name: string) =>
    t('{0} was there already, exactly like this. Nothing had to change.', name),
  'create.onlyGroup': (t: Translate, group: string) =>
    t('The resource group {0} was made, the identity was not.', group),
  'next.assignRole': (t: Translate) => t('Assign role…'),
  'next.attach': (t: Translate) => t('Attach to resource…'),
  'next.insertCode': (t: Translate) => t('Insert code'),
  'register.ask': (t: Translate, subscription: string) =>
    t('{0} has not registered the provider of managed identities. Register it?', subscription),
  'register.means': (t: Translate) =>
    t('Azure wants Microsoft.ManagedIdentity to be registered once in each subscription. It costs nothing.'),
  'register.takes': (t: Translate) => t('It may take a few minutes; the identity is created afterwards.'),
  'register.yes': (t: Translate) => t('Register'),
  'register.mayNot': (t: Translate, subscription: string) =>
    t('You do not seem to be allowed to register providers in {0}.', subscription),
  'register.busy': (t: Translate, subscription: string) =>
    t('Registering the provider of managed identities in {0}…', subscription),
} as const;
