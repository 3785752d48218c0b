/** Requests for tokens as each code language builds them: each thing that can be wrong, and the same done right. */

import { compiledRequestSamples, imds } from './compiledRequestSamples';
import type { RequestSamples } from './compiledRequestSamples';

const script = (body: string): string => `export async function token(resource, id) {\n${body}\n}\n`;
const py = (body: string): string =>
  `import os\nimport requests\n\nIMDS = "${imds}"\n\n\ndef token(resource, identity):\n${body}\n`;
const cs = (body: string): string =>
  `class Tokens\n{\n    static readonly HttpClient http = new HttpClient();\n    async Task<string> Get(string resource, string id)\n    {\n${body}\n    }\n}\n`;

const inScript: Omit<RequestSamples, 'languageId' | 'path'> = {
  wrong: {
    'a template with the parameter of the other host': [
      script(
        `  return fetch(\`${imds}?api-version=2018-02-01&resource=\${resource}&mi_res_id=\${id}\`, { headers: { Metadata: 'true' } });`,
      ),
      'parameter',
    ],
    'parameters in a table': [
      script(
        "  const query = new URLSearchParams({ resource: 'https://vault.azure.net/.default', 'api-version': '2018-02-01', msi_res_id: id });\n  return fetch(`${process.env.IDENTITY_ENDPOINT}?${query}`, { headers: { 'X-IDENTITY-HEADER': process.env.IDENTITY_HEADER } });",
      ),
      'defaultScope',
      'apiVersion',
      'parameter',
    ],
    'parameters that are set one by one': [
      script(
        "  const url = new URL(process.env.IDENTITY_ENDPOINT);\n  url.searchParams.set('resource', resource);\n  url.searchParams.set('msi_res_id', id);\n  return fetch(url, { headers: { 'X-IDENTITY-HEADER': process.env.IDENTITY_HEADER } });",
      ),
      'parameter',
    ],
    'no header': [
      script(`  return fetch(\`${imds}?api-version=2018-02-01&resource=\${resource}&client_id=\${id}\`);`),
      'header',
    ],
    'no ID and no version': [
      script(`  return axios.get(\`${imds}?resource=\${resource}\`, { headers: { Metadata: true } });`),
      'noId',
      'apiVersion',
    ],
    'two IDs': [
      script(
        `  return axios.get('${imds}', { params: { resource, 'api-version': '2018-02-01', client_id: id, msi_res_id: id }, headers: { Metadata: true } });`,
      ),
      'twoIds',
    ],
    'the endpoint of 2017': [
      script(
        '  return fetch(`${process.env.MSI_ENDPOINT}?resource=${resource}`, { headers: { Secret: process.env.MSI_SECRET } });',
      ),
      'oldEndpoint',
    ],
  },
  right: {
    'each host its own': script(
      `  const endpoint = process.env.IDENTITY_ENDPOINT;\n  if (endpoint) {\n    return fetch(\`\${endpoint}?api-version=2019-08-01&resource=\${resource}&mi_res_id=\${id}\`, {\n      headers: { 'X-IDENTITY-HEADER': process.env.IDENTITY_HEADER },\n    });\n  }\n  return fetch(\`${imds}?api-version=2018-02-01&resource=\${resource}&msi_res_id=\${id}\`, { headers: { Metadata: 'true' } });`,
    ),
    'the variable in Cloud Shell, which has no other': script(
      '  // In Cloud Shell.\n  return fetch(process.env.MSI_ENDPOINT, { headers: { Metadata: true } });',
    ),
    'a constant of the same name': script('  return fetch(process.env[Names.MSI_ENDPOINT]);'),
    'headers and parameters from elsewhere': script(
      `  return fetch(\`${imds}?\${new URLSearchParams(query)}\`, options);`,
    ),
    'one ID or another': script(
      `  const query = { resource, 'api-version': '2018-02-01', ...(id.startsWith('/') ? { msi_res_id: id } : { client_id: id }) };\n  return axios.get('${imds}', { params: query, headers: { Metadata: true } });`,
    ),
    'the other variable first': script(
      '  const endpoint = process.env.IDENTITY_ENDPOINT ?? process.env.MSI_ENDPOINT;\n  return get(endpoint, resource);',
    ),
    'a request to Resource Manager beside it': script(
      `  const token = await fetch(\`${imds}?api-version=2018-02-01&resource=\${resource}&client_id=\${id}\`, { headers: { Metadata: 'true' } });\n  return fetch(\`https://management.azure.com/subscriptions?api-version=2022-12-01\`, { headers: { Authorization: token } });`,
    ),
    'a request to Entra ID': script(
      "  if (process.env.IDENTITY_ENDPOINT) return managed();\n  return post(url, { resource, 'api-version': '1.0', grant_type: 'client_credentials', clientId: id });",
    ),
  },
};

export const requestSamples: Readonly<Record<string, RequestSamples>> = {
  TypeScript: { languageId: 'typescript', path: '/w/tokens.ts', ...inScript },
  JavaScript: { languageId: 'javascript', path: '/w/tokens.mjs', ...inScript },
  Python: {
    languageId: 'python',
    path: '/w/tokens.py',
    wrong: {
      'an f-string with the parameter of the other host': [
        py(
          '    return requests.get(f"{IMDS}?api-version=2018-02-01&resource={resource}&mi_res_id={identity}", headers={"Metadata": "true"})',
        ),
        'parameter',
      ],
      'parameters in a dictionary': [
        py(
          '    params = {"resource": "https://vault.azure.net/.default", "api-version": "2018-02-01", "msi_res_id": identity}\n    return requests.get(os.environ["IDENTITY_ENDPOINT"], params=params, headers={"X-IDENTITY-HEADER": os.environ["IDENTITY_HEADER"]})',
        ).replace(`IMDS = "${imds}"\n`, ''),
        'defaultScope',
        'apiVersion',
        'parameter',
      ],
      'no header': [
        py(
          '    return requests.get(IMDS, params={"api-version": "2018-02-01", "resource": resource, "client_id": identity})',
        ),
        'header',
      ],
      'no ID and no version': [
        py('    return requests.get(IMDS + "?resource=" + resource, headers={"Metadata": "true"})'),
        'noId',
        'apiVersion',
      ],
      'two IDs': [
        py(
          '    query = {"api-version": "2018-02-01", "resource": resource, "client_id": identity, "object_id": identity}\n    return requests.get(IMDS, params=query, headers={"Metadata": "true"})',
        ),
        'twoIds',
      ],
      'the endpoint of 2017': [
        'import os\nimport requests\nurl = os.environ["MSI_ENDPOINT"] + "?resource=https://vault.azure.net&api-version=2017-09-01"\n',
        'oldEndpoint',
      ],
    },
    right: {
      'each host its own': py(
        '    endpoint = os.environ.get("IDENTITY_ENDPOINT")\n    if endpoint:\n        query = {"api-version": "2019-08-01", "resource": resource, "mi_res_id": identity}\n        return requests.get(endpoint, params=query, headers={"X-IDENTITY-HEADER": os.environ["IDENTITY_HEADER"]})\n    else:\n        query = {"api-version": "2018-02-01", "resource": resource, "msi_res_id": identity}\n        return requests.get(IMDS, params=query, headers={"Metadata": "true"})',
      ),
      'headers from elsewhere': py(
        '    return requests.get(IMDS, params=query(resource), headers=headers_for(resource))',
      ),
      'one ID or another': py(
        '    params = {"api-version": "2018-02-01", "resource": resource}\n    if identity.startswith("/"):\n        params["msi_res_id"] = identity\n    else:\n        params["client_id"] = identity\n    return requests.get(IMDS, params=params, headers={"Metadata": "true"})',
      ),
      'in a docstring': `"""Calls ${imds}?mi_res_id=x with os.environ["MSI_ENDPOINT"]."""\n`,
    },
  },
  'C#': {
    languageId: 'csharp',
    path: '/w/Tokens.cs',
    wrong: {
      'an interpolated text with the parameter of the other host': [
        cs(
          `        var request = new HttpRequestMessage(HttpMethod.Get, $"${imds}?api-version=2018-02-01&resource={resource}&mi_res_id={id}");\n        request.Headers.Add("Metadata", "true");\n        return await Send(request);`,
        ),
        'parameter',
      ],
      'parameters in a dictionary': [
        cs(
          '        var query = new Dictionary<string, string> { ["resource"] = "https://vault.azure.net/.default", ["api-version"] = "2018-02-01", ["msi_res_id"] = id };\n        var request = new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString(Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT"), query));\n        request.Headers.Add("X-IDENTITY-HEADER", Environment.GetEnvironmentVariable("IDENTITY_HEADER"));',
        ),
        'defaultScope',
        'apiVersion',
        'parameter',
      ],
      'no header': [
        cs(
          `        return await http.GetStringAsync("${imds}?api-version=2018-02-01&client_id=" + id + "&resource=" + resource);`,
        ),
        'header',
      ],
      'no ID and no version': [
        cs(
          `        http.DefaultRequestHeaders.Add("Metadata", "true");\n        return await http.GetStringAsync($"${imds}?resource={resource}");`,
        ),
        'noId',
        'apiVersion',
      ],
      'two IDs': [
        cs(
          `        return await Send($"${imds}?api-version=2018-02-01&resource={resource}&client_id={id}&object_id={id}");`,
        ),
        'twoIds',
      ],
      'the endpoint of 2017': [
        cs('        var endpoint = Environment.GetEnvironmentVariable("MSI_ENDPOINT");'),
        'oldEndpoint',
      ],
    },
    right: {
      'each host its own': cs(
        `        var endpoint = Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT");\n        var request = endpoint is null\n            ? new HttpRequestMessage(HttpMethod.Get, $"${imds}?api-version=2018-02-01&resource={resource}&msi_res_id={id}")\n            : new HttpRequestMessage(HttpMethod.Get, $"{endpoint}?api-version=2019-08-01&resource={resource}&mi_res_id={id}");\n        request.Headers.Add("Metadata", "true");\n        request.Headers.Add("X-IDENTITY-HEADER", Environment.GetEnvironmentVariable("IDENTITY_HEADER"));`,
      ),
      'a client with headers from elsewhere': `class Tokens\n{\n    Task<string> Get(HttpClient client, string r) => client.GetStringAsync($"${imds}?api-version=2018-02-01&client_id={r}&resource={r}");\n}\n`,
    },
  },
  ...compiledRequestSamples,
};
