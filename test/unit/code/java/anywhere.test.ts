/** Insertion at every single offset of realistic Java files: either no offer, or a file that parses. */

import assert from 'node:assert/strict';
import { java } from '../../../../src/code/java/language';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const application = `/*
 * Copyright Contoso.
 */
package com.contoso.orders;

import java.util.List;
import java.util.function.Supplier;

import static java.util.stream.Collectors.toList;

/**
 * Keeps orders.
 */
@SuppressWarnings({"unchecked", "rawtypes"})
public abstract class Store<T extends Comparable<T>> extends Base implements AutoCloseable {
    // The one and only.
    private static final String NAME = "orders"; // three
    private final int count = 1, other = 2;
    static {
        System.setProperty("a", "b");
    }

    { touched = true; }

    private boolean touched;

    protected Store(String name) {
        this(name, 1);
        touched = false;
    }

    protected Store(String name, int count) {
        super(name);
    }

    /** How many. */
    @Deprecated
    public int count(List<? extends T> items) throws IllegalStateException {
        switch (items.size()) {
            case 0:
                return 0;
            default:
                break;
        }
        var size = switch (items.size()) {
            case 1, 2 -> 1;
            default -> {
                yield 2;
            }
        };
        for (int at = 0; at < 3; at++)
            use(at);
        for (T item : items) { use(item); }
        if (items.isEmpty())
            return 0;
        else if (size > 3) {
            throw new IllegalStateException(
                "too many"
                    + size);
        }
        try (var open = open()) {
            synchronized (this) {
                while (true) {
                    if (open == null) break;
                }
            }
        } catch (RuntimeException | Error error) {
            throw error;
        } finally { use(); }
        Supplier<String> text = () -> """
            raw
            """;
        return items.stream().filter(each -> each != null && size < 3).collect(toList()).size();
    }

    abstract void later();

    public Runnable task() {
        return new Runnable() {
            int turn;

            @Override
            public void run() {
                use(turn);
            }
        };
    }

    @Override
    public void close() {
    }

    enum Kind implements Supplier<String> {
        A("a") {
            @Override
            public String get() {
                return "a";
            }
        },
        B("b");

        final String text;

        Kind(String text) { this.text = text; }

        public String get() { return text; }
    }

    @interface Mark {
        int value() default 1;
    }

    interface Shape {
        int SIDES = 4;

        default int sides() {
            return SIDES;
        }
    }

    record Point(int x, int y) {
        Point {
            x = 1;
        }
    }
}
`;

describe('Java: insertion anywhere', () => {
  const files = {
    'a class': application,
    'a class with tabs and CRLF': application.replaceAll('    ', '\t').replaceAll('\n', '\r\n'),
    'a module declaration': 'module orders {\n    requires java.sql;\n\n    exports com.contoso.orders;\n}\n',
    'a package declaration': '@NonNull\npackage com.contoso.orders;\n\nimport a.NonNull;\n',
  };
  for (const [name, text] of Object.entries(files)) {
    it(`never breaks ${name}`, async function () {
      this.timeout(60_000);
      const file = await parseText(java, 'java', text);
      assert.deepEqual(errorsIn(file), []);
      const seen = new Set<string>();
      let offers = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const request = requestFor({
          flavour: offset % 2 === 0 ? 'credential' : 'localAndAzure',
          idSource: offset % 3 === 0 ? 'environmentVariable' : 'literal',
        });
        const plan = java.insert(file, offset, request);
        if (!plan) continue;
        offers++;
        const after = applyEdits(text, editsOf(plan));
        if (seen.has(after)) continue;
        seen.add(after);
        const parsed = await parseText(java, 'java', after);
        assert.deepEqual(errorsIn(parsed), [], `${offset}\n${after}`);
        assert.doesNotMatch(
          after,
          /^\s*(return|throw|break|continue)\b[^;]*;\s+TokenCredential/m,
          `unreachable at ${offset}`,
        );
        assert.doesNotMatch(
          after,
          /TokenCredential (\S+) [^;]*;\s+(super|this)\(/,
          `before super at ${offset}`,
        );
      }
      const isCode = name.startsWith('a class');
      assert.ok(isCode ? offers > text.length / 2 : offers === 0, `${offers} of ${text.length} offered`);
    });
  }
});
