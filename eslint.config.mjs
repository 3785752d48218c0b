/** What the type checker cannot hold: strict typed rules, file length, and which folder may import what. */
import tseslint from 'typescript-eslint';

const files = (...folders) => folders.map((folder) => `src/${folder}`);

const vscode = {
  name: 'vscode',
  message: 'Only auth/, editor/, ui/, tree/, commands/register.ts and extension.ts know VS Code.',
};
const arm = { group: ['@azure/arm-*'], message: 'Only azure/ speaks to Azure Resource Manager.' };
const azure = { group: ['@azure/*'], message: 'Azure packages belong in azure/ and auth/.' };
const azureButIdentity = {
  group: ['@azure/*', '!@azure/identity', '!@azure/core-*'],
  message: 'auth/ makes credentials: @azure/identity and @azure/core-* only.',
};
const tests = { group: ['**/test/**', '**/test'], message: 'What is shipped never imports test code.' };
const node = {
  regex: '^(node:(?!crypto$).*|assert|buffer|child_process|fs|http|https|net|os|path|stream|url|util)$',
  message: 'This folder is pure: it takes what it needs as arguments.',
};
const layers = (folders, message) => ({ group: folders.map((folder) => `**/${folder}/**`), message });
const outer = layers(
  ['auth', 'azure', 'tree', 'commands', 'editor', 'ui', 'sampleTenant'],
  'An inner layer never imports an outer one: see src/README.md.',
);

/** One entry per row of the import table in src/README.md. */
const imports = (where, { paths = [], patterns = [] }) => ({
  files: where,
  rules: { 'no-restricted-imports': ['error', { paths, patterns: [tests, ...patterns] }] },
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', '.sdk-cache/', 'test/workspace/', '**/*.d.ts'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipComments: false, skipBlankLines: false }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack', 'xxx'] }],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Ports and clients here are closures in object literals, so their functions may be taken apart: no `this` in them.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'The extension host’s fetch ignores extra certificates: use the pipeline’s HTTP client.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
          message: 'No cast by way of unknown.',
        },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
        {
          selector: "MemberExpression[object.name='globalThis'][property.name='fetch']",
          message: 'See no-restricted-globals.',
        },
        { selector: 'Program > VariableDeclaration[kind="let"]', message: 'No mutable state of a module.' },
        {
          selector: 'Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]',
          message: 'No mutable state of a module.',
        },
      ],
    },
  },
  imports(['src/**/*.ts'], {}),
  imports(files('model/**/*.ts'), {
    paths: [vscode],
    patterns: [azure, node, outer, layers(['access', 'code'], 'model/ imports nothing.')],
  }),
  imports(files('access/**/*.ts'), { paths: [vscode], patterns: [azure, node, outer] }),
  imports(files('code/**/*.ts'), { paths: [vscode], patterns: [azure, node, outer] }),
  imports(files('sampleTenant/**/*.ts'), {
    paths: [vscode],
    patterns: [
      azure,
      node,
      layers(
        ['auth', 'azure', 'access', 'tree', 'commands', 'editor', 'ui'],
        'The sample is a world of its own.',
      ),
    ],
  }),
  imports(files('names.ts'), { paths: [vscode], patterns: [azure, node, outer] }),
  imports(files('auth/**/*.ts'), { patterns: [azureButIdentity] }),
  imports(files('azure/**/*.ts'), {
    paths: [vscode],
    patterns: [layers(['tree', 'commands', 'editor', 'ui'], 'azure/ shows nothing.')],
  }),
  imports(files('tree/**/*.ts', 'ui/**/*.ts', 'editor/**/*.ts'), { patterns: [azure] }),
  imports(files('tree/nodes.ts', 'tree/nodes/**/*.ts'), { paths: [vscode], patterns: [azure] }),
  imports(files('commands/**/*.ts'), { paths: [vscode], patterns: [azure] }),
  imports(files('commands/register.ts'), { patterns: [azure] }),
  imports(files('extension.ts'), { patterns: [arm] }),
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
