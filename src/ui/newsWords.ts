/** The words of news: what was done, what was not, and how long it takes to be felt. */

import { feltAt } from '../model/felt';
import { notLookedAt } from './confirmWords';
import { failureReason, failureSentence } from './failureWords';
import { endingNote } from './feltWords';
import type { NamedScope, News, NotDone } from './ports';
import { say } from './said';
import type { Words } from './words';
import { inARow, plainWords, scopePhrase } from './words';

export interface NewsWords {
  readonly text: string;
  /** `passing` goes to the status bar for a moment; `bad` is a warning whose story is in the log; `note` has none. */
  readonly tone: 'good' | 'bad' | 'note' | 'passing';
}

export function newsWords(given: Words, news: News, sample: boolean): NewsWords {
  const words = plainWords(given);
  const said = wordsOf(words, news);
  return sample ? { ...said, text: words.t('Sample: {0}', said.text) } : said;
}

function wordsOf(words: Words, news: News): NewsWords {
  const { t } = words;
  switch (news.news) {
    case 'assigned':
      return assigned(words, news);
    case 'removed':
      return removed(words, news);
    case 'restored':
      return news.failed.length === 0
        ? good(t('Assigned again: {0}.', inARow(t, news.roles)))
        : bad(t('Not everything could be assigned again. {0}', notDone(words, news.failed)));
    case 'noneMissing':
      if (news.clients === 0) return note(t('No client of an Azure service was found in the code.'));
      return note(noneMissingText(words, news));
    case 'heldThroughGroup':
      return note(
        t(
          '{0} is held through the group with the object ID {1}, so it cannot be removed from the identity. Only Entra ID knows the name of the group. Take the identity out of it, which it may feel up to 24 hours later, or remove the role from the group.',
          news.roleName,
          news.group,
        ),
      );
    case 'copied':
      return passing(copiedText(words, news));
    case 'logCopied':
      return passing(t('Log copied'));
    case 'workspaceIdentitySet':
      return passing(t('This workspace now uses {0}', news.identity));
    case 'noneFound':
      return news.unread === 0
        ? note(t('No managed identity has "{0}" in its name or IDs.', news.query))
        : bad(
            t(
              'No managed identity with "{0}" in its name or IDs was found, but not everything could be read. The log says what.',
              news.query,
            ),
          );
    case 'noPortal':
      return note(
        news.sample
          ? t('The sample tenant does not exist in Azure, so the portal cannot show it.')
          : t('No portal address is known for this cloud. Set portalUrl in managedIdentities.customCloud.'),
      );
    case 'signedIn':
      return passing(t('Signed in: {0}', news.account));
    case 'said':
      return { text: say(t, news.text), tone: news.tone };
  }
}

function assigned(words: Words, news: Extract<News, { news: 'assigned' }>): NewsWords {
  const { t } = words;
  const roles = inARow(t, news.roles);
  const to = inARow(t, news.identities);
  const on = placeOf(words, news.at);
  const { made, already, otherCondition, failed, stopped } = news;
  const total = made + already + otherCondition + failed.length + stopped;
  if (stopped > 0) {
    return bad(t('Stopped. {0} of {1} role assignments on {2} were made.', made + already, total, on));
  }
  if (failed.length > 0) {
    return bad(
      total === 1
        ? t('Not assigned on {0}. {1}', on, notDone(words, failed))
        : t(
            '{0} of {1} role assignments on {2} were not made. {3}',
            failed.length,
            total,
            on,
            notDone(words, failed),
          ),
    );
  }
  if (otherCondition === total) {
    return note(
      t(
        '{0} already had {1} on {2}, with a different condition. Azure allows only one of them, so nothing was changed. Remove it first to assign it with the new condition.',
        to,
        roles,
        on,
      ),
    );
  }
  if (otherCondition > 0) {
    return note(
      t(
        '{0} of {1} role assignments on {2} were there already, with a different condition, and stay as they are. The others are as wanted.',
        otherCondition,
        total,
        on,
      ),
    );
  }
  if (made === 0) return good(t('{0} already had {1} on {2}. Nothing had to change.', to, roles, on));
  return good(
    feltAt(news.at.scope.id) === 'managementGroup'
      ? t(
          'Assigned {0} to {1} on {2}. Usually effective within 10 minutes, for data at a management group within hours.',
          roles,
          to,
          on,
        )
      : t('Assigned {0} to {1} on {2}. Usually effective within 10 minutes.', roles, to, on),
  );
}

function removed(words: Words, news: Extract<News, { news: 'removed' }>): NewsWords {
  const { t } = words;
  if (news.failed.length > 0) return bad(t('Not removed: {0}', notDone(words, news.failed)));
  const roles = inARow(t, news.roles);
  if (news.gone === news.roles.length) return good(t('{0} had been removed already.', roles));
  const done =
    news.roles.length === 1
      ? t('Removed {0} on {1}.', roles, placeOf(words, news.at))
      : t('Removed {0} role assignments: {1}.', news.roles.length, roles);
  return good(`${done} ${endingNote(t, news.felt)}`);
}

/** All is there only where all was looked at. */
function noneMissingText({ t }: Words, news: Extract<News, { news: 'noneMissing' }>): string {
  const open = notLookedAt(t, news);
  const left = inARow(t, news.leftOut);
  if (left === '')
    return open.join(' · ') || t('{0} has every role that the code was seen to need.', news.identity);
  return open.length === 0
    ? t('Nothing else is missing. Left out: {0}', left)
    : [...open, t('Left out: {0}', left)].join(' · ');
}

/** What was not done and what to do about it; each with its reason where reasons differ. */
function notDone(words: Words, failed: readonly NotDone[]): string {
  const { t } = words;
  const [first] = failed;
  if (first === undefined) return '';
  const remedy = failureSentence(t, first.failure);
  const alike = failed.every(({ failure }) => failure.code === first.failure.code);
  if (alike && remedy !== '') {
    const names = failed.map(({ roleName, identity }) => t('{0} for {1}', roleName, identity));
    return t('{0}: {1}', inARow(t, names), remedy);
  }
  const lines = failed.map(({ roleName, identity, failure }) =>
    t('{0} for {1}: {2}', roleName, identity, failureReason(t, failure, 'writing')),
  );
  return `${inARow(t, lines)}. ${remedy}`.trim();
}

function copiedText({ t }: Words, { what, identity }: Extract<News, { news: 'copied' }>): string {
  switch (what) {
    case 'clientId':
      return t('Client ID of {0} copied', identity);
    case 'objectId':
      return t('Object ID of {0} copied', identity);
    case 'resourceId':
      return t('Resource ID of {0} copied', identity);
    case 'tenantId':
      return t('Tenant ID of {0} copied', identity);
    case 'text':
      return t('Copied: {0}', identity);
  }
}

function placeOf(words: Words, at: NamedScope): string {
  return scopePhrase(words, at.scope, at.name);
}

const good = (text: string): NewsWords => ({ text, tone: 'good' });
const note = (text: string): NewsWords => ({ text, tone: 'note' });
const bad = (text: string): NewsWords => ({ text, tone: 'bad' });
const passing = (text: string): NewsWords => ({ text, tone: 'passing' });
