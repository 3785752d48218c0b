/** Where the developer's token goes, and what happens when ARM wants another one. */

import assert from 'node:assert/strict';
import { failureOf, json, never, refused, rig, type Handle } from './kit';

const home = '11111111-1111-1111-1111-111111111111';
const other = '22222222-2222-2222-2222-222222222222';
const subscriptions = json(200, { value: [{ subscriptionId: 's1', displayName: 'One', state: 'Enabled' }] });

describe('the token', () => {
  it('is asked for the cloud audience and sent to the resource manager', async () => {
    const { azure, asked, sent } = rig(() => subscriptions);
    await azure.tenancy.subscriptions(home, never());
    assert.equal(asked[0]?.scopes, 'https://arm.test.example/.default');
    assert.equal(asked[0].options.tenantId, home);
    assert.equal(sent[0]?.host, 'arm.test.example');
    assert.equal(sent[0].headers['authorization'], `Bearer token of ${home}`);
  });

  it('never goes to the host that a nextLink names', async () => {
    const { azure, sent } = rig(() =>
      json(200, { value: [], nextLink: 'https://evil.example/subscriptions?$skiptoken=a' }),
    );
    const list = await azure.tenancy.subscriptions(home, never());
    assert.deepEqual(
      sent.map((request) => request.host),
      ['arm.test.example'],
    );
    assert.equal(list.problems[0]?.failure.code, 'untrustedAnswer');
    assert.equal(list.problems[0].failure.details.resource, 'evil.example');
  });

  it('never goes to the host that the nextLink of an SDK list names', async () => {
    const { azure, sent } = rig(() => json(200, { value: [], nextLink: 'https://evil.example/more' }));
    const subscription = { subscriptionId: 's1', tenantId: home, displayName: 'One', state: 'Enabled' };
    const first = await azure.identities.userAssigned(subscription, undefined, never());
    const failure = await failureOf(azure.identities.userAssigned(subscription, first.next, never()));
    assert.equal(failure.code, 'untrustedAnswer');
    assert.deepEqual(
      sent.map((request) => request.host),
      ['arm.test.example'],
    );
  });

  for (const link of [
    'http://arm.test.example/subscriptions',
    'https://arm.test.example:444/subscriptions',
    'https://arm.test.example.evil.example/s',
    'https://arm.test.example@evil.example/s',
    'somewhere',
  ]) {
    it(`never follows ${link}`, async () => {
      const { azure, sent } = rig(() => json(200, { value: [], nextLink: link }));
      const list = await azure.tenancy.subscriptions(home, never());
      assert.equal(sent.length, 1);
      assert.equal(list.problems[0]?.failure.code, 'untrustedAnswer');
    });
  }

  it('does not follow a redirect', async () => {
    const { azure, sent } = rig(() => ({
      status: 307,
      headers: { location: 'https://arm.test.example/elsewhere' },
      body: '',
    }));
    assert.equal((await failureOf(azure.tenancy.subscriptions(home, never()))).code, 'untrustedAnswer');
    assert.equal(sent.length, 1);
  });

  it('is not sent when the cloud is configured without TLS', async () => {
    const cloud = { ...(await import('./kit')).testCloud, resourceManagerUrl: 'http://arm.test.example' };
    const { azure, sent, asked } = rig(() => subscriptions, { cloud });
    assert.equal((await failureOf(azure.tenancy.subscriptions(home, never()))).code, 'untrustedAnswer');
    assert.deepEqual([sent.length, asked.length], [0, 0]);
  });

  it('that is not given ends in signInNeeded with the tenant', async () => {
    const { azure, sent } = rig(() => subscriptions, { token: () => undefined });
    const failure = await failureOf(azure.tenancy.subscriptions(home, never()));
    assert.deepEqual([failure.code, failure.details.tenantId], ['signInNeeded', home]);
    assert.equal(sent.length, 0);
  });
});

describe('a claims challenge', () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
  const challenge =
    'Bearer realm="", authorization_uri="https://login.test.example/common/oauth2/authorize", ' +
    `error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
  const refuse = refused(401, 'TokenCreatedWithOutdatedPolicies', 'no', { 'www-authenticate': challenge });

  it('is answered once, with the decoded claims and the header as it came', async () => {
    const handle: Handle = ({ headers }) =>
      headers['authorization'] === 'Bearer fresh' ? subscriptions : refuse;
    const { azure, sent, asked } = rig(handle, {
      token: (_, { claims: wanted }) => (wanted === undefined ? 'stale' : 'fresh'),
    });
    const list = await azure.tenancy.subscriptions(home, never());
    assert.equal(list.items.length, 1);
    assert.equal(sent.length, 2);
    assert.equal(asked[1]?.options.claims, claims);
    assert.equal(asked[1].options.enableCae, true);
    assert.equal(asked[1].options.wwwAuthenticate, challenge);
  });

  it('that comes again ends in signInNeeded', async () => {
    const { azure, sent } = rig(() => refuse);
    const failure = await failureOf(azure.tenancy.subscriptions(home, never()));
    assert.deepEqual([failure.code, failure.details.tenantId, sent.length], ['signInNeeded', home, 2]);
  });

  it('whose claims cannot be read is a plain 401', async () => {
    const broken = challenge.replace(/claims="[^"]*"/, 'claims="%%%"');
    const { azure, sent } = rig(() =>
      refused(401, 'InvalidAuthenticationToken', 'no', { 'www-authenticate': broken }),
    );
    assert.equal((await failureOf(azure.tenancy.subscriptions(home, never()))).code, 'signInNeeded');
    assert.equal(sent.length, 1);
  });
});

describe('a token of the wrong tenant', () => {
  const message = `The access token is from the wrong issuer 'https://sts.windows.net/${home}/'. It must match the tenant 'https://sts.windows.net/${other}/' associated with this subscription.`;
  const wrong = (headers: Readonly<Record<string, string>> = {}) =>
    refused(401, 'InvalidAuthenticationTokenTenant', message, headers);
  const header = {
    'www-authenticate': `Bearer authorization_uri="https://login.windows.net/${other}", error="invalid_token"`,
  };

  for (const [where, headers] of [
    ['header', header],
    ['message', {}],
  ] as const) {
    it(`is replaced once by one of the tenant that the ${where} names`, async () => {
      const handle: Handle = (request) =>
        request.headers['authorization'] === `Bearer token of ${other}` ? subscriptions : wrong(headers);
      const { azure, sent, asked } = rig(handle);
      assert.equal((await azure.tenancy.subscriptions(home, never())).items.length, 1);
      assert.equal(sent.length, 2);
      assert.deepEqual([asked[1]?.tenantId, asked[1]?.options.tenantId], [other, other]);
    });
  }

  it('is not tried again first for the same subscription, and still is for another', async () => {
    const sub = (subscriptionId: string) => ({
      subscriptionId,
      tenantId: home,
      displayName: '',
      state: 'Enabled',
    });
    const handle: Handle = ({ url, headers }) =>
      url.includes('/moved') && headers['authorization'] !== `Bearer token of ${other}`
        ? wrong(header)
        : json(200, { value: [] });
    const { azure, sent } = rig(handle);
    await azure.scopes.resourceGroups(sub('moved'), never());
    await azure.scopes.resourceGroups(sub('MOVED'), never());
    await azure.identities.userAssigned(sub('moved'), undefined, never());
    await azure.scopes.resourceGroups(sub('stayed'), never());
    await azure.tenancy.subscriptions(home, never());
    assert.deepEqual(
      sent.map((request) => request.headers['authorization']?.replace('Bearer token of ', '')),
      [home, other, other, other, home, home],
    );
  });

  it('that is wrong again, as when the subscription has moved back, is replaced again', async () => {
    const sub = { subscriptionId: 'moved', tenantId: home, displayName: '', state: 'Enabled' };
    let owner = other;
    const { azure, sent } = rig(({ headers }) =>
      headers['authorization'] === `Bearer token of ${owner}`
        ? json(200, { value: [] })
        : refused(401, 'InvalidAuthenticationTokenTenant', 'no', {
            'www-authenticate': `Bearer authorization_uri="https://login.windows.net/${owner}", error="invalid_token"`,
          }),
    );
    await azure.scopes.resourceGroups(sub, never());
    owner = home;
    await azure.scopes.resourceGroups(sub, never());
    await azure.scopes.resourceGroups(sub, never());
    assert.equal(sent.length, 5);
  });

  it('that stays wrong ends in signInNeeded after one more try', async () => {
    const { azure, sent } = rig(() => wrong(header));
    const failure = await failureOf(azure.tenancy.subscriptions(home, never()));
    assert.deepEqual(
      [failure.code, failure.details.serviceCode, sent.length],
      ['signInNeeded', 'InvalidAuthenticationTokenTenant', 2],
    );
  });
});
