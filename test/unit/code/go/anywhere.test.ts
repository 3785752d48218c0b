/** Insertion at every single offset of a realistic Go file: either no offer, or a file that still parses and formats. */

import assert from 'node:assert/strict';
import { go } from '../../../../src/code/go/language';
import { applied, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { gofmt } from './gofmt';

const service = `//go:build !windows

// Package orders takes orders.
package orders

import (
	"context"
	_ "embed"
	"fmt"
	"net/http"

	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob" // files
)

//go:embed orders.sql
var query string

const (
	small = iota // the first
	large
)

// Order is one of them.
type Order struct {
	ID   int \`json:"id"\`
	Name string

	next *Order
}

type reader interface {
	Read(ctx context.Context) ([]byte, error)
}

var limits = map[string]int{
	"small": 1,

	"large": 2,
}

// Read gives it
// with all its parts.
func (o *Order) Read(ctx context.Context) (data []byte, err error) {
	client, err := azblob.NewClient(
		"https://x",
		nil,
		nil,
	)
	if err != nil {
		return nil, fmt.Errorf("no client: %w", err)
	} else if client == nil {

		return nil, nil // nothing
	}
	/* a remark
	   over lines */
	text := \`
	not code
	\`
outer:
	for i, item := range limits {
		switch {
		case item > 2:
			break outer
		case item == 1, item == 2:

		default:
			fmt.Println(i, text)
		}
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	default:
	}
	defer func() { fmt.Println("done") }()
	go func(n int) {
		use(n,
			func() int { return n }())
	}(1)
	var wait = func() {}
	wait()
	return nil, nil
}

func use(n int, more ...int) {}

func serve(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, r.URL) }

func zero[T any]() (zero T) { return }

func main() {
	if x := 1; x > 0 {
	}
	http.HandleFunc("/", serve)
}
`;

describe('Go: insertion anywhere', () => {
  for (const [name, text] of [
    ['tabs', service],
    ['blanks and CRLF', service.replaceAll('\t', '    ').replaceAll('\n', '\r\n')],
  ] as const) {
    it(`never breaks a file with ${name}`, async function () {
      this.timeout(60_000);
      const file = await parseText(go, 'go', text);
      assert.deepEqual(errorsIn(file), []);
      const results = new Map<string, number>();
      let refused = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const request = requestFor({
          flavour: offset % 2 === 0 ? 'credential' : 'localAndAzure',
          idSource: offset % 3 === 0 ? 'environmentVariable' : 'literal',
        });
        const plan = go.insert(file, offset, request);
        if (!plan) refused++;
        else results.set(applied(text, plan), offset);
      }
      for (const [after, offset] of results) {
        assert.deepEqual(errorsIn(await parseText(go, 'go', after)), [], `${offset}\n${after}`);
      }
      assert.ok(refused < text.length / 4, `${refused} of ${text.length} refused`);
      if (name === 'tabs') assert.equal(gofmt([...results.keys()]), '');
    });
  }

  it('offers nothing in a statement that is half typed, in a string and in a remark over lines', async () => {
    const body = 'package main\n\nfunc main() {\n\tclient := azblob.NewClient("a", ,\n\ttext := `\n\n`\n}\n';
    const file = await parseText(go, 'go', body);
    for (const place of ['azblob.New', '\n\n`']) {
      assert.equal(go.insert(file, body.indexOf(place) + 1, requestFor()), undefined, place);
    }
  });
});
