/**
 * A small Azure CLI for tests: `az account get-access-token` prints a token that the sample tenant takes, `az account
 * show` the account it belongs to. The JSON file named by TEST_AZ_STATE says who is signed in; serve.ts writes it:
 *
 *   { "oid": "<object ID of the caller>", "tenant": "<its tenant>", "name": "<account>", "error": "<fail with this>" }
 */
const fs = require('node:fs');

const stateFile = process.env.TEST_AZ_STATE;
const state =
  stateFile && fs.existsSync(stateFile) ? JSON.parse(fs.readFileSync(stateFile, 'utf8')) : undefined;
const args = process.argv.slice(2);
const option = (...names) => {
  const at = args.findIndex((arg) => names.includes(arg));
  return at < 0 ? undefined : args[at + 1];
};

function token() {
  const expires = new Date(Date.now() + 3_600_000);
  const resource =
    option('--resource') ?? option('--scope')?.replace(/\/\.default$/, '') ?? 'https://management.azure.com/';
  const tid = option('--tenant', '-t') ?? state.tenant;
  const claims = {
    aud: resource,
    iss: `https://sts.windows.net/${tid}/`,
    tid,
    oid: state.oid,
    upn: state.name,
    exp: Math.floor(expires.getTime() / 1000),
    ver: '1.0',
  };
  const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    accessToken: `${encode({ typ: 'JWT', alg: 'none' })}.${encode(claims)}.sample`,
    expiresOn: expires.toISOString().replace('T', ' ').replace('Z', '000'),
    expires_on: claims.exp,
    subscription: '',
    tenant: tid,
    tokenType: 'Bearer',
  };
}

function account() {
  const tenantId = state.tenant;
  return {
    environmentName: 'AzureCloud',
    tenantId,
    state: 'Enabled',
    user: { name: state.name, type: 'user' },
  };
}

const answers = {
  'account get-access-token': token,
  'account show': account,
  'account list': () => [account()],
  'cloud show': () => ({ name: 'AzureCloud' }),
  'version --output': () => ({ 'azure-cli': '2.80.0' }),
};

const answer = answers[args.slice(0, 2).join(' ')];
const problem = state ? state.error : "ERROR: Please run 'az login' to setup account.";
if (problem || !answer) {
  console.error(problem ?? `ERROR: '${args.join(' ')}' is not understood by the az of the tests.`);
  process.exitCode = 1;
} else {
  console.log(JSON.stringify(answer(), undefined, 2));
}
