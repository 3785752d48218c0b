/** The words for what a refused access means: who, what, where, what is held there, and the way out. */

import type { RefusalKind } from '../../access/explain/refusal';
import { absentWords, refusalWords } from '../refusalWords';
import type { Translate } from '../words';

export const explainSayings = {
  'explain.purpose': (t: Translate) => t('Explain an access error'),
  'explain.which': (t: Translate) => t('where the error is'),
  'explain.clipboard': (t: Translate) => t('In the clipboard'),
  'explain.clipboardDetail': (t: Translate) => t('Read once, now'),
  'explain.typed': (t: Translate) => t('Paste it here'),
  'explain.typedDetail': (t: Translate) => t('Broken lines, colours and a cut end do no harm'),
  'explain.notInSelection': (t: Translate) => t('No refused access is recognised in what is selected'),
  'explain.text': (t: Translate) => t('the error'),
  'explain.textPrompt': (t: Translate) =>
    t('The whole message, with the lines around it. Only IDs and names in it are looked up in Azure.'),
  'explain.noError': (t: Translate) => t('No refused access is recognised in this text.'),
  'explain.noErrorFound': (t: Translate) =>
    t(
      'No refused access is recognised in this text. Select the whole error, with the code and the message of the service, such as AuthorizationFailed or "does not have authorization".',
    ),
  'explain.looking': (t: Translate) => t('Looking up who was refused, and what they have there…'),
  'explain.title': (t: Translate, by: string) => t('Refused by {0}', by),
  'explain.kindHeld': (t: Translate, by: string) =>
    t(
      '{0} knows who asked, and a role that allows it is assigned. Roles take up to 10 minutes to come into effect, and tokens fetched before stay as they are for up to 24 hours: wait, then start the app anew.',
      by,
    ),
  'explain.kindHeldLong': (t: Translate, by: string) =>
    t(
      '{0} knows who asked, and a role that allows it has been assigned for an hour or longer. Start the app anew. If the error comes again, something else stands in the way, such as the network.',
      by,
    ),
  'explain.kind': (t: Translate, kind: RefusalKind, by: string) => refusalWords(t, kind, by),
  'explain.notSignedIn': (t: Translate) =>
    t(
      'Nobody is signed in: this is what the error alone tells. Sign in and run the command again for roles.',
    ),
  'explain.tenants': (t: Translate) =>
    t(
      'The identity lives in another tenant than the resource. A managed identity has access only in its own tenant.',
    ),
  'explain.code': (t: Translate, code: string) => t('Its code: {0}', code),
  'explain.support': (t: Translate, id: string) => t('For support: {0}', id),
  'explain.who': (t: Translate) => t('Who'),
  'explain.who.identity': (t: Translate, name: string) => t('The managed identity {0}', name),
  'explain.kindOfId.client': (t: Translate) => t('The error names it by its client ID.'),
  'explain.kindOfId.object': (t: Translate) => t('The error names it by its object ID.'),
  'explain.kindOfId.resource': (t: Translate) => t('The error names it by its resource ID.'),
  'explain.who.chosen': (t: Translate, name: string) => t('The managed identity {0}, chosen by you', name),
  'explain.who.you': (t: Translate, name: string) =>
    t('You, {0}: not a managed identity. The code took your own sign-in.', name),
  'explain.who.person': (t: Translate, name: string) =>
    t('{0}, a person: not a managed identity. The code took a developer sign-in.', name),
  'explain.who.tool': (t: Translate, tool: string) =>
    t('{0}: a developer sign-in was used, not a managed identity.', tool),
  'explain.who.stranger': (t: Translate) =>
    t(
      'None of the managed identities that you can see has these IDs: it is an app registration, an identity that was deleted, or one of another tenant or subscription.',
    ),
  'explain.who.notLooked': (t: Translate) => t('Not looked up:'),
  'explain.id.client': (t: Translate, id: string) => t('Client ID {0}', id),
  'explain.id.object': (t: Translate, id: string) => t('Object ID {0}', id),
  'explain.id.resource': (t: Translate, id: string) => t('Resource ID {0}', id),
  'explain.id.name': (t: Translate, name: string) => t('Name {0}', name),
  'explain.what': (t: Translate) => t('What'),
  'explain.what.needed': (t: Translate) => t('Needed:'),
  'explain.what.called': (t: Translate) => t('In the words of the service:'),
  'explain.what.presented': (t: Translate) => t('The token that was presented says:'),
  'explain.what.obstacle': (t: Translate) => t('In the way:'),
  'explain.what.given': (t: Translate) => t('The error has:'),
  'explain.what.expected': (t: Translate) => t('Right would be:'),
  'explain.where': (t: Translate) => t('Where'),
  'explain.where.place': (t: Translate, name: string) => t('On {0}', name),
  'explain.where.host': (t: Translate, host: string) => t('Asked at {0}', host),
  'explain.where.entity': (t: Translate, name: string) => t('In it: {0}', name),
  'explain.where.notFound': (t: Translate, name: string) =>
    t('No resource called {0} can be seen with this sign-in: another tenant, or no right to read it.', name),
  'explain.where.notLooked': (t: Translate, name: string) => t('{0}, not looked up', name),
  'explain.where.policies': (t: Translate) =>
    t('This vault decides by its access policies: a role for its data has no effect there.'),
  'explain.absent': (t: Translate) => t('What the error does not say'),
  'explain.absentPart': (t: Translate, part: string, why: string) => absentWords(t, part, why),
  'explain.roles': (t: Translate) => t('Roles that allow it, the smallest first'),
  'explain.role': (t: Translate, name: string, guid: string) => t('{0}, ID {1}', name, guid),
  'explain.roleFor': (t: Translate, operation: string, name: string, guid: string) =>
    t('If the code does "{0}": {1}, ID {2}', operation, name, guid),
  'explain.noRoles': (t: Translate) =>
    t('No role that can be assigned there has all of it: a custom role would.'),
  'explain.held': (t: Translate) => t('What the identity has there'),
  'explain.held.nothing': (t: Translate) => t('No role reaches it there: that is why.'),
  'explain.held.yes': (t: Translate, role: string, at: string) =>
    t(
      '{0} on {1} allows it. If it was assigned lately, it takes up to 10 minutes, and tokens fetched before stay as they are for up to 24 hours: wait, then start the app anew. If not, the error is older, or a deny assignment or the network stands in the way.',
      role,
      at,
    ),
  'explain.held.fresh': (t: Translate, role: string, at: string, minutes: number) =>
    t(
      '{0} on {1} allows it and is {2} minutes old. It takes up to 10 minutes, at a management group longer, and tokens fetched before stay as they are for up to 24 hours: wait, then start the app anew.',
      role,
      at,
      minutes,
    ),
  'explain.held.condition': (t: Translate, role: string, at: string) =>
    t('{0} on {1} allows it only under a condition, which was not met.', role, at),
  'explain.held.noData': (t: Translate, role: string, at: string) =>
    t('{0} on {1} manages the resource and gives no access to its data.', role, at),
  'explain.held.no': (t: Translate, role: string, at: string) => t('{0} on {1} does not have it.', role, at),
  'explain.held.unknown': (t: Translate, role: string, at: string) =>
    t('{0} on {1}: what it allows is not known here.', role, at),
  'explain.held.plain': (t: Translate, role: string, at: string) => t('{0} on {1}', role, at),
  'explain.held.group': (t: Translate) =>
    t('Held through a group: a change of its members takes up to 24 hours for a managed identity.'),
  'explain.held.above': (t: Translate) =>
    t('Held at a management group, which counts only if the resource lies below it.'),
  'explain.denial': (t: Translate, name: string) =>
    t('The deny assignment {0} forbids it to the identity.', name),
  'explain.network': (t: Translate) => t('What the resource lets in'),
  'explain.network.public': (t: Translate, value: string) => t('Public network access: {0}', value),
  'explain.network.default': (t: Translate, value: string) => t('Addresses that no rule names: {0}', value),
  'explain.network.rules': (t: Translate, count: number) =>
    t('Address ranges and networks let in: {0}', count),
  'explain.remedy': (t: Translate) => t('To run elsewhere'),
  'explain.bicep': (t: Translate) => t('The same as Bicep'),
  'explain.unread': (t: Translate) => t('What could not be looked up'),
  'explain.problem': (t: Translate, where: string, why: string) => t('{0}: {1}', where, why),
  'explain.assign': (t: Translate, role: string) => t('Assign {0}', role),
  'explain.assignIt': (t: Translate) => t('Assign it'),
  'explain.copyCommand': (t: Translate) => t('Copy command'),
  'explain.copyBicep': (t: Translate) => t('Copy Bicep'),
  'explain.request': (t: Translate) => t('Request it'),
  'explain.chooseIdentity': (t: Translate) => t('Choose the identity…'),
  'explain.addPolicy': (t: Translate) => t('Add access policy…'),
  'explain.attach': (t: Translate) => t('Attach an identity…'),
  'explain.checkFederation': (t: Translate) => t('Check federated credentials'),
  'explain.copied': (t: Translate) => t('Copied'),
  'explain.confirm': (t: Translate, role: string, identity: string, place: string) =>
    t('Assign {0} to {1} on {2}?', role, identity, place),
  'explain.confirmDetail': (t: Translate) =>
    t('It allows what was refused, and everything else in the role. It can be removed from the tree again.'),
  'explain.told': (t: Translate, by: string) => t('Refused by {0}: the report says why and what to do.', by),
  'explain.told.held': (t: Translate, role: string, at: string) =>
    t('{0} on {1} allows it already: wait for it, then start the app anew.', role, at),
  'explain.told.role': (t: Translate, role: string, at: string) =>
    t('Refused. The smallest role that allows it on {0} is {1}.', at, role),
} as const;
