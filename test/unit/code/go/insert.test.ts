/** What insertion writes into Go files: on failure, into variables, as clients. */

import assert from 'node:assert/strict';
import { go } from '../../../../src/code/go/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { ids, inserted, requestFor } from '../applied';

function offered(marked: string, wanted: Partial<CredentialRequest> = {}): Promise<string | undefined> {
  return inserted(go, 'go', `package orders\n\n${marked}`, requestFor(wanted));
}

async function insert(marked: string, wanted: Partial<CredentialRequest> = {}): Promise<string> {
  const after = await offered(marked, wanted);
  assert.ok(after !== undefined, marked);
  return after;
}

const literal = `{
		ID: azidentity.ClientID("${ids.clientId}"),
	})`;

describe('Go: inserting a credential', () => {
  it('writes the statement with its check and its import, and leaves no variable unused', async () => {
    assert.equal(
      await insert('func main() {\n\t¦\n}\n'),
      `package orders

import (
	"log"

	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
)

func main() {
	credential, err := azidentity.NewManagedIdentityCredential(&azidentity.ManagedIdentityCredentialOptions${literal}
	if err != nil {
		log.Fatal(err)
	}
	_ = credential
}
`,
    );
  });

  const failures: Record<string, readonly [signature: string, statement: string]> = {
    'returns the error': ['func f() error', 'return err'],
    'returns the zero values of known types': [
      'type id int\ntype order struct{}\nfunc f() (string, *order, order, []int, map[string]int, id, bool, error)',
      'return "", nil, order{}, nil, nil, 0, false, err',
    ],
    'returns a new value of types that other files explain': [
      'func f() (o other.Order, err error)',
      'return *new(other.Order), err',
    ],
    'returns as often as results are named': ['func f() (a, b int, err error)', 'return 0, 0, err'],
    'fails a test': ['import "testing"\nfunc TestF(t *testing.T)', 't.Fatal(err)'],
    'fails a benchmark': ['import "testing"\nfunc BenchmarkF(b *testing.B)', 'b.Fatal(err)'],
    'ends the program in init': ['func init()', 'log.Fatal(err)'],
    'panics where the function cannot say it': ['func f() int', 'panic(err)'],
    'panics in a method called main': ['func (o order) main()', 'panic(err)'],
    'panics where another logger has the name': [
      'import log "github.com/sirupsen/logrus"\nfunc main()',
      'panic(err)',
    ],
  };
  for (const [name, [signature, statement]] of Object.entries(failures)) {
    it(name, async () => {
      const after = await insert(`${signature} {\n\t¦\n\tselect {}\n}\n`);
      assert.ok(after.includes(`if err != nil {\n\t\t${statement}\n\t}`), after);
    });
  }

  it('looks at the innermost function', async () => {
    const after = await insert(
      'func f() error {\n\treturn walk(func(p string) (bool, error) {\n\t\t¦\n\t\treturn true, nil\n\t})\n}\n',
    );
    assert.ok(after.includes('\t\t\treturn false, err\n'), after);
  });

  it('uses the name that the code behind it waits for, and leaves it used', async () => {
    const after = await insert('func f() error {\n\t¦\n\treturn use(credential)\n}\n');
    assert.ok(after.includes('\tcredential, err := '), after);
    assert.ok(!after.includes('_ ='), after);
  });

  it('takes another name where one is declared, and another error where a later one would clash', async () => {
    const after = await insert(
      'func f() {\n\tcredential := 1\n\t¦\n\terr := run(credential)\n\t_ = err\n}\n',
    );
    assert.ok(after.includes('\tmanagedIdentityCredential, credentialErr := '), after);
    assert.ok(after.includes('panic(credentialErr)'), after);
  });

  it('shares the error with what declares more than that', async () => {
    const after = await insert(
      'func f() error {\n\ta, err := g()\n\t¦\n\tb, err := g()\n\treturn use(a, b, err)\n}\n',
    );
    assert.ok(after.includes('\tcredential, err := '), after);
  });

  it('assigns to a variable of the interface that waits for a value', async () => {
    const pkg =
      'import "github.com/Azure/azure-sdk-for-go/sdk/azcore"\n\nvar credential azcore.TokenCredential\n\n';
    const after = await insert(`${pkg}func f() (err error) {\n\t¦\n\treturn nil\n}\n`);
    assert.ok(after.includes('\tcredential, err = azidentity.'), after);
    assert.ok(!after.includes('_ ='), after);
    const undeclared = await insert(`${pkg}func f() {\n\t¦\n}\n`);
    assert.ok(undeclared.includes('\tvar err error\n\tcredential, err = azidentity.'), undeclared);
  });

  it('splits by a positive local sign into the interface of both', async () => {
    const after = await insert('func f() error {\n\t¦\n\treturn nil\n}\n', { flavour: 'localAndAzure' });
    assert.ok(
      after.includes(
        '\tvar credential azcore.TokenCredential\n\tvar err error\n\tif os.Getenv("APP_ENV") == "development" {\n\t\tcredential, err = azidentity.NewDefaultAzureCredential(nil)\n\t} else {\n',
      ),
      after,
    );
  });

  it('guards against an empty variable only on the side that reads it', async () => {
    const after = await insert('func f() error {\n\t¦\n\treturn nil\n}\n', {
      flavour: 'localAndAzure',
      idSource: 'environmentVariable',
    });
    const guard =
      '\t\tif clientID == "" {\n\t\t\treturn errors.New("AZURE_CLIENT_ID is empty or not set")\n\t\t}\n';
    assert.ok(after.indexOf('} else {') < after.indexOf(guard) && after.includes(guard), after);
  });

  it('writes a function where declarations stand', async () => {
    const after = await insert('¦\n// f runs.\nfunc f() {}\n', { identityName: 'id-orders' });
    assert.ok(
      after.includes(
        '\n\n// id-orders\nfunc newCredential() (*azidentity.ManagedIdentityCredential, error) {\n\treturn azidentity.NewManagedIdentityCredential(',
      ),
      after,
    );
    assert.ok(after.endsWith('})\n}\n\n// f runs.\nfunc f() {}\n'), after);
  });

  it('begins an empty file with a package clause', async () => {
    const text = await inserted(go, 'go', '¦', requestFor(), { path: '/w/orders/api/sign.go' });
    assert.ok(text?.startsWith('package api\n\nimport "github.com/'), text);
    const main = await inserted(go, 'go', '// Copyright\n\n¦', requestFor(), {
      path: '/w/orders/api/main.go',
    });
    assert.ok(main?.startsWith('// Copyright\n\npackage main\n\nimport'), main);
  });

  it('makes the credential above the call whose argument it becomes', async () => {
    const after = await insert('func f() error {\n\treturn use("a",¦)\n}\n');
    assert.ok(after.includes('\t}\n\treturn use("a", credential)\n'), after);
    const stacked = await insert('func f() {\n\tuse(\n\t\t"a",\n\t\t¦\n\t)\n}\n');
    assert.ok(stacked.includes('\tuse(\n\t\t"a",\n\t\tcredential,\n\t)\n'), stacked);
  });

  it('stands in front of what ends a block', async () => {
    const after = await insert('func f() int {\n\treturn 1\n\t¦\n}\n');
    assert.ok(after.indexOf('_ = credential') < after.indexOf('return 1'), after);
  });

  it('stays away from functions that jump over declarations', async () => {
    assert.equal(await offered('func f() {\n\tgoto end\n\t¦\nend:\n}\n'), undefined);
  });

  it('says of a sample’s ID that it is not real', async () => {
    const after = await insert('func main() {\n\t¦\n}\n', { sample: true });
    assert.ok(after.includes('\t// Sample tenant: this ID is not real\n\tcredential'), after);
  });
});

const blob = {
  service: 'blob',
  resource: 'st',
  endpoint: 'https://st.blob.core.windows.net',
  entity: 'orders',
} as const;
const server = { service: 'sql', resource: 's', endpoint: 's.database.windows.net', entity: 'db' } as const;

describe('Go: inserting a client', () => {
  it('hands the credential to the client, and makes the call with the context in sight', async () => {
    const after = await insert(
      'import "context"\n\nfunc f(ctx context.Context) error {\n\t¦\n\treturn nil\n}\n',
      {
        flavour: 'client',
        target: { ...blob, call: true },
      },
    );
    assert.ok(
      after.includes(
        '\tblobClient, err := azblob.NewClient("https://st.blob.core.windows.net", credential, ',
      ),
      after,
    );
    assert.ok(
      after.includes(
        '\tdownload, err := blobClient.DownloadStream(ctx, "orders", "blob.txt", nil)\n\tif err != nil {\n\t\treturn err\n',
      ),
      after,
    );
    assert.ok(!after.includes('_ ='), after);
  });

  it('gives the call’s variables free names', async () => {
    const after = await insert(
      'func f(content string) error {\n\tdownload := content\n\t¦\n\treturn use(download)\n}\n',
      {
        flavour: 'client',
        target: { ...blob, call: true },
      },
    );
    assert.ok(after.includes('content2, err := io.ReadAll(download2.Body)\n'), after);
    assert.ok(after.includes('fmt.Println(string(content2))'), after);
  });

  it('gives back the client from a function of its own', async () => {
    const after = await insert('¦\n', { flavour: 'client', target: { ...blob, call: false } });
    assert.ok(after.includes('func newBlobClient() (*azblob.Client, error) {\n\tcredential, err := '), after);
    assert.ok(after.includes('\treturn azblob.NewClient("https://st'), after);
  });

  it('names the identity to the SQL driver, which takes no credential', async () => {
    const wanted = { flavour: 'client', target: { ...server, call: false } } as const;
    const after = await insert('func main() {\n\t¦\n}\n', { ...wanted, idSource: 'environmentVariable' });
    assert.ok(after.includes('fedauth=ActiveDirectoryManagedIdentity&user+id="+clientID)'), after);
    assert.ok(!after.includes('azidentity'), after);
    assert.equal(await offered('func main() {\n\t¦\n}\n', { ...wanted, identifier: 'objectId' }), undefined);
    const system = await insert('func main() {\n\t¦\n}\n', { ...wanted, identifier: 'systemAssigned' });
    assert.ok(system.includes('fedauth=ActiveDirectoryManagedIdentity")'), system);
  });

  it('needs the module of the client beside the one of the credential', () => {
    const request = requestFor({
      identifier: 'objectId',
      flavour: 'client',
      target: { ...blob, call: false },
    });
    assert.deepEqual(
      go.needs(request).map(({ name, minimum }) => `${name.split('/').at(-1) ?? ''} ${minimum}`),
      ['azidentity 1.8.0', 'azblob 1.0.0'],
    );
  });
});
