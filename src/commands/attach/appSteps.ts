/** Asks which identity an app shall use and by which settings, and ends in the last look at them. */

import type { Connection } from '../../access/connection';
import { lastSegment, sameId } from '../../model/armId';
import {
  clientIdSetting,
  identityConnections,
  isEndpointOff,
  isNamingValue,
  isNothing,
  neededSettings,
  settingNamed,
  type AppIdentity,
  type AppIdentityState,
  type SettingKind,
  type WantedSettings,
} from '../../model/appIdentity';
import type { Carrier } from '../../model/identityBlocksPort';
import { listing } from '../../model/listing';
import type { Choice, Fact, Note, Plan } from '../../ui/formPorts';
import type { Picked } from '../../ui/listPicker';
import type { Said } from '../../ui/said';
import type { Step } from '../../ui/step';
import type { CommandDeps } from '../deps';
import { note } from './changePlan';
import { nameOf, resourceOf } from './orders';

/** Everything that is to be done to an app. */
export interface AppOrder {
  readonly tenantId: string;
  readonly carrier: Carrier;
  readonly state: AppIdentityState;
  readonly identity: AppIdentity;
  readonly wanted: WantedSettings;
}

interface Asked {
  readonly step: Step;
  readonly back: boolean;
}

/** One of the identities that the app carries; `chosenId` is the answer given before. */
export function askForOwn(
  { ui }: CommandDeps,
  asked: Asked,
  { block, id }: Carrier,
  chosenId = '',
): Promise<Picked<{ readonly id: string }>> {
  const choices = [
    ...block.userAssigned.map((one): Choice<{ readonly id: string }> => ({
      value: { id: one.id },
      label: { data: lastSegment(one.id) },
      ...(one.clientId !== undefined && { description: { data: one.clientId } }),
      icon: 'account',
      checked: sameId(one.id, chosenId),
    })),
    ...(block.system === undefined
      ? []
      : [
          {
            value: { id },
            label: ['attach.systemAssigned'],
            icon: 'server-environment',
            checked: sameId(id, chosenId),
          } satisfies Choice<{ readonly id: string }>,
        ]),
  ];
  return ui.pick.choice({
    ...asked,
    question: ['app.whichIdentity'],
    ifEmpty: ['app.noIdentity'],
    load: () => Promise.resolve(listing(choices)),
  });
}

/** What to set: what was chosen before is checked, else what is usual and what the app shows it needs. */
export async function askForSettings(
  { ui }: CommandDeps,
  asked: Asked,
  state: AppIdentityState,
  identity: AppIdentity,
  chosen: readonly SettingKind[] | undefined,
): Promise<Picked<readonly SettingKind[]>> {
  const choices = settingChoices(state, identity).map((choice) =>
    chosen === undefined ? choice : { ...choice, checked: chosen.includes(choice.value.kind) },
  );
  const picked = await ui.pick.choices<{ readonly kind: SettingKind }>({
    ...asked,
    question: ['app.whichSettings'],
    placeholder: ['app.settingsPlaceholder'],
    load: () => Promise.resolve(listing(choices)),
  });
  return picked === 'back' || picked === 'cancelled' ? picked : picked.map(({ kind }) => kind);
}

function settingChoices(
  state: AppIdentityState,
  identity: AppIdentity,
): readonly Choice<{ readonly kind: SettingKind }>[] {
  const choice = (kind: SettingKind, label: Said, detail: Said, more: Partial<Choice<never>> = {}) => ({
    ...{ value: { kind }, label, detail, checked: false },
    ...more,
  });
  const own = identity.kind === 'systemAssigned';
  const { vaultReferences, vaultIdentity, registry } = state;
  return [
    ...(isEndpointOff(state)
      ? [choice('tokenEndpoint', ['app.endpoint'], ['app.endpointDetail'], { checked: true })]
      : []),
    choice('clientId', ['app.clientId'], [own ? 'app.clientIdSystem' : 'app.clientIdDetail'], {
      checked: true,
      description: nowOf(state, clientIdSetting),
    }),
    choice('keyVaultReferences', ['app.vault'], ['app.vaultDetail', vaultReferences], {
      checked: vaultReferences > 0,
      description:
        vaultIdentity?.startsWith('/') === true ? ['app.now', lastSegment(vaultIdentity)] : ['app.nowSystem'],
    }),
    choice('registry', ['app.registry'], ['app.registryDetail'], {
      checked: registry.usesIdentity,
      description: registry.usesIdentity ? ['app.now', registry.clientId ?? '-'] : ['app.nowUnset'],
    }),
    ...identityConnections(state).map((connection) =>
      choice(
        `connection:${connection}`,
        ['app.connection', connection],
        ['app.connectionDetail', connection],
        {
          // One that uses another identity is left to it unless that is wanted.
          checked: connectionIdentity(state, connection)?.mine(identity) ?? true,
          description: connectionNow(state, connection),
        },
      ),
    ),
    ...(state.stuck === undefined
      ? []
      : [choice('slotSettings', ['app.slotSettings'], ['app.slotSettingsDetail'])]),
  ];
}

/** What the connection is made with; `undefined` for one that names no identity. */
function connectionIdentity({ settings }: AppIdentityState, connection: string) {
  const there = ['clientId', 'managedIdentityResourceId']
    .map((key) => settingNamed(settings, `${connection}__${key}`))
    .find((found) => found !== undefined);
  if (there === undefined) return undefined;
  const mine = ({ clientId, id }: AppIdentity) =>
    [clientId, id].some((each) => sameId(each, there.shown ?? ''));
  return { value: there.shown, mine };
}

function connectionNow(state: AppIdentityState, connection: string): Said {
  const there = connectionIdentity(state, connection);
  if (there === undefined) return nowOf(state, `${connection}__credential`);
  return there.value === undefined ? ['app.nowOther'] : ['app.now', lastSegment(there.value)];
}

function nowOf({ settings }: AppIdentityState, name: string): Said {
  const there = settingNamed(settings, name);
  if (there === undefined) return ['app.nowUnset'];
  return there.shown === undefined ? ['app.nowOther'] : ['app.now', there.shown];
}

export function appPlan({ azure }: Connection, { carrier, state, identity, wanted }: AppOrder): Plan {
  const change = neededSettings(state, identity, wanted);
  const requests = azure.appIdentities.changeRequests(carrier, state, change);
  const touched = [...Object.keys(change.set), ...change.remove];
  const others = state.settings.filter(({ name }) => !touched.some((each) => sameId(each, name))).length;
  const facts: Fact[] = [
    ...Object.entries(change.set).map(([name, value]) => settingFact(state, name, value)),
    ...(change.vaultIdentity === undefined
      ? []
      : [
          {
            label: ['app.vault'],
            description: { data: lastSegment(change.vaultIdentity) },
            icon: 'lock',
          } as const,
        ]),
    ...(change.registryClientId === undefined
      ? []
      : [{ label: ['app.registry'], description: { data: identity.clientId }, icon: 'package' } as const]),
    ...change.stick.map((name): Fact => ({
      label: { data: name },
      description: ['app.slotSetting'],
      icon: 'pin',
    })),
  ];
  return {
    go: ['app.go'],
    sections: [
      {
        heading: ['app.plan.app'],
        facts: [{ label: { data: nameOf(carrier) }, resource: resourceOf(carrier) }],
      },
      { heading: ['app.plan.identity'], facts: [identityFact(identity)] },
      { heading: ['app.plan.set'], facts },
      {
        heading: ['app.plan.remove'],
        facts: change.remove.map((name) => ({ ...settingFact(state, name), icon: 'trash' })),
      },
      {
        heading: ['app.plan.stays'],
        facts:
          touched.length === 0 || others === 0 ? [] : [{ label: ['app.plan.others', others], icon: 'lock' }],
      },
    ],
    notes: notesOf(state, change),
    requests,
  };
}

function identityFact({ kind, id, clientId }: AppIdentity): Fact {
  return kind === 'systemAssigned'
    ? { label: ['attach.systemAssigned'], icon: 'server-environment' }
    : { label: { data: lastSegment(id) }, description: { data: clientId }, icon: 'account' };
}

/** The new value where it names an identity, and what stood there before. */
function settingFact(state: AppIdentityState, name: string, value?: string): Fact {
  const there = settingNamed(state.settings, name);
  return {
    label: { data: name },
    ...(value !== undefined && { description: shownValue(value) }),
    detail: there === undefined ? ['app.nowUnset'] : nowOf(state, name),
    icon: there?.sticky === true ? 'pin' : 'symbol-key',
  };
}

function shownValue(value: string): NonNullable<Fact['description']> {
  return isNamingValue(value) ? { data: value } : ['app.anotherValue'];
}

function notesOf(state: AppIdentityState, change: ReturnType<typeof neededSettings>): readonly Note[] {
  if (isNothing(change)) return [note('info', ['app.note.nothing'])];
  const swaps = Object.keys(change.set).some(
    (name) => settingNamed(state.settings, name)?.sticky !== true && !change.stick.includes(name),
  );
  const leavesOff = isEndpointOff(state) && change.remove.length === 0;
  return [
    note('wait', ['app.note.restarts']),
    ...(leavesOff ? [note('warning', ['app.note.endpointOff'])] : []),
    ...(swaps ? [note('info', ['app.note.swap'])] : []),
  ];
}
