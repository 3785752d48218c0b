/** The words for attaching identities to resources and detaching them. */

import { endingNote } from '../feltWords';
import type { Translate } from '../words';

export const attachSayings = {
  'attach.purpose': (t: Translate) => t('Attach identity'),
  'attach.purposeOf': (t: Translate, identity: string) => t('Attach {0}', identity),
  'attach.whichResource': (t: Translate) => t('to which resource'),
  'attach.searchResource': (t: Translate) => t('Search by name, type, group or region'),
  'attach.noResource': (t: Translate) => t('Nothing here can carry an identity'),
  'attach.whichSubscription': (t: Translate) => t('in which subscription'),
  'attach.otherPlaces': (t: Translate) => t('Not in this list'),
  'attach.elsewhere': (t: Translate) => t('In another subscription…'),
  'attach.typeId': (t: Translate) => t('Enter a resource ID…'),
  'attach.idPrompt': (t: Translate) =>
    t('The ID of a resource or a slot: /subscriptions/…/resourceGroups/…/providers/…'),
  'attach.noResourceId': (t: Translate) => t('This is not the ID of a resource.'),
  'attach.carriesIt': (t: Translate) => t('carries it already'),
  'attach.carriesSome': (t: Translate) => t('carries some of them already'),
  'attach.mayNot': (t: Translate, resource: string) =>
    t('You do not seem to be allowed to change the identities of {0}.', resource),

  'attach.why.arc': (t: Translate) => t('runs on a connected cluster: no managed identities there'),
  'attach.why.recreate': (t: Translate) => t('has to be made anew with it'),
  'attach.why.cluster': (t: Translate) => t('pods take a federated credential'),
  'attach.why.unverified': (t: Translate) => t('not verified here'),

  'attach.cannot': (t: Translate, resource: string) => t('{0} cannot be given an identity here.', resource),
  'attach.cannot.arc': (t: Translate) =>
    t(
      'It runs on a Kubernetes cluster that is connected through Azure Arc. Managed identities are not available there: use a service principal, or run the app in Azure.',
    ),
  'attach.cannot.recreate': (t: Translate) =>
    t(
      'Azure changes the identities of a container group only by making it anew, and does not tell its secure values. Export it, add the identity and the secure values to the file, and create it from there.',
    ),
  'attach.cannot.cluster': (t: Translate) =>
    t(
      'What runs in a cluster gets a token through a federated credential of the identity: trust the issuer of the cluster for one service account. The identity block is that of the control plane alone.',
    ),
  'attach.cannot.clusterIssuer': (t: Translate, issuer: string) => t('Issuer of the cluster: {0}', issuer),
  'attach.cannot.clusterNoIssuer': (t: Translate) =>
    t('The cluster gives no such tokens yet: turn on its OIDC issuer and workload identity first.'),
  'attach.cannot.unverified': (t: Translate) =>
    t(
      'Whether this type takes a change of its identities alone is not verified here. The command line makes that change; look at the resource before and after.',
    ),
  'attach.cannot.otherTenant': (t: Translate, identity: string) =>
    t(
      '{0} lives in another tenant. An identity works only with resources of its own tenant, in any of its subscriptions: create one there.',
      identity,
    ),
  'attach.cannot.moved': (t: Translate, identity: string) =>
    t(
      'The subscription of {0} came from another tenant, and the identity still belongs there: it gives no tokens here. Create it anew, attach that one, assign its roles, and replace its IDs in policies and code.',
      identity,
    ),
  'attach.cannot.otherRegion': (t: Translate, identity: string, region: string) =>
    t(
      'The isolation scope of {0} keeps it to resources in {1}. Take a resource there, or set the isolation scope to None.',
      identity,
      region,
    ),
  'attach.copyLines': (t: Translate) => t('Copy the commands'),
  'attach.trust': (t: Translate) => t('Add federated credential…'),
  'attach.linesCopied': (t: Translate) => t('Commands copied'),

  'attach.go': (t: Translate) => t('Attach'),
  'attach.plan.attach': (t: Translate) => t('To be attached'),
  'attach.plan.detach': (t: Translate) => t('To be detached'),
  'attach.plan.resource': (t: Translate) => t('Resource'),
  'attach.plan.stays': (t: Translate) => t('Stays as it is'),
  'attach.systemAssigned': (t: Translate) => t('System-assigned identity'),
  'attach.already': (t: Translate) => t('attached already'),
  'attach.gone': (t: Translate) => t('gone: it is detached with this'),

  'attach.note.restarts': (t: Translate) => t('The app restarts'),
  'attach.note.restartsDetail': (t: Translate) =>
    t('Requests under way are cut off. Tokens held stay valid until they expire.'),
  'attach.note.replicas': (t: Translate) => t('Replicas may restart; no new revision is made'),
  'attach.note.longRunning': (t: Translate) => t('Azure goes on with this after its answer'),
  'attach.note.longRunningDetail': (t: Translate) =>
    t('It is followed to its end, and can be left running: Cancel stops the waiting, not the change.'),
  'attach.note.manualUpgrade': (t: Translate) =>
    t('Instances get it only when they are upgraded: the upgrade policy of the scale set is manual'),
  'attach.note.lock': (t: Translate, lock: string) =>
    t('The read-only lock {0} protects this: Azure will refuse it', lock),
  'attach.note.denied': (t: Translate, denial: string) =>
    t('The deny assignment {0} forbids this: Azure will refuse it', denial),
  'attach.note.dead': (t: Translate, identities: string) =>
    t('Attached, but gone: {0}. Azure refuses changes that leave it there', identities),
  'attach.note.unread': (t: Translate) => t('Locks and deny assignments could not all be read'),
  'attach.note.nothing': (t: Translate) => t('Nothing has to be changed'),
  'attach.note.slotIdentity': (t: Translate) => t('A slot has identities of its own; they do not swap'),

  'attach.doing': (t: Translate, resource: string) => t('Changing the identities of {0}…', resource),
  'attach.reading': (t: Translate, resource: string) => t('Reading {0}…', resource),
  'attach.done': (t: Translate, identities: string, resource: string) =>
    t('Attached {0} to {1}.', identities, resource),
  'attach.doneRestarts': (t: Translate, identities: string, resource: string) =>
    t('Attached {0} to {1}, which restarts now.', identities, resource),
  'attach.doneManual': (t: Translate, identities: string, resource: string) =>
    t(
      'Attached {0} to {1}. Its instances have it once they are upgraded; the log has the command.',
      identities,
      resource,
    ),
  'attach.unchanged': (t: Translate, resource: string) =>
    t('{0} is as it was to be already. Nothing was changed.', resource),
  'attach.detached': (t: Translate, identities: string, resource: string) =>
    `${t('Detached {0} from {1}.', identities, resource)} ${endingNote(t, 'use')}`,
  'attach.running': (t: Translate, resource: string) =>
    t('Azure goes on changing the identities of {0}. You will be told when it is done.', resource),
  'attach.lost': (t: Translate, resource: string, identities: string) =>
    t('{0} no longer has {1}, which was not to be removed. Attach it again.', resource, identities),
  'attach.undone': (t: Translate, resource: string) =>
    t('Azure took the change of {0}, and did not make all of it. The log has the details.', resource),
  'attach.later': (t: Translate, resource: string) =>
    t('The change of the identities of {0} did not succeed in Azure. The log has the reason.', resource),

  'attach.deadInBlock': (t: Translate, resource: string, identities: string) =>
    t('{0} carries an identity that is gone: {1}', resource, identities),
  'attach.deadInBlockDetail': (t: Translate) =>
    t(
      'Azure refuses every change of its identities until that one is detached. Both can be done in one request.',
    ),
  'attach.detachDead': (t: Translate) => t('Detach it as well'),
  'attach.goOn': (t: Translate) => t('Go on without'),
} as const;
