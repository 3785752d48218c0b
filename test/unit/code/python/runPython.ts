/** Runs generated Python with the machine's own `python3`, against stand-ins for every package that is not installed. */

import { spawnSync } from 'node:child_process';

export interface Program {
  readonly name: string;
  readonly code: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What happened to a program: the credentials it made, as `module.Class(arguments)`, or the exception. */
export interface Outcome {
  readonly name: string;
  readonly made: readonly string[];
  readonly failure: string | null;
}

/** Why there is no Python to run with; `undefined` when there is. */
export function pythonMissing(): string | undefined {
  const { status, error } = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']);
  if (error) return `python3 cannot be started (${error.message})`;
  return status === 0 ? undefined : 'python3 is older than 3.9';
}

const runner = `
import json, os, sys, types
from importlib.machinery import ModuleSpec

made = []

class Module(types.ModuleType):
    __path__ = []
    __all__ = ["ManagedIdentityCredential", "DefaultAzureCredential"]

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        module = self.__name__
        if name.islower():
            return sys.modules.get(module + "." + name) or found(module + "." + name)
        def call(*args, **kwargs):
            if args or kwargs.keys() - {"client_id", "identity_config"}:
                if name == "ManagedIdentityCredential":
                    raise TypeError("unexpected arguments")
            said = ", ".join(f"{key}={value!r}" for key, value in kwargs.items())
            if "Credential" in name:
                made.append(f"{module}.{name}({said})")
            return None
        call.__name__ = name
        return call

def found(name):
    return sys.modules.setdefault(name, Module(name))

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("azure", "orders", "requests"):
            return ModuleSpec(name, self, is_package=True)
    def create_module(self, spec):
        return Module(spec.name)
    def exec_module(self, module):
        pass

sys.meta_path.insert(0, Finder())
outcomes = []
for program in json.load(sys.stdin):
    made.clear()
    os.environ.update(program["environment"])
    failure = None
    try:
        exec(compile(program["code"].encode(), program["name"], "exec", dont_inherit=True), {"__name__": "sample"})
    except BaseException as error:
        failure = f"{type(error).__name__}: {error}"
    outcomes.append({"name": program["name"], "made": list(made), "failure": failure})
    for key in program["environment"]:
        os.environ.pop(key, None)
json.dump(outcomes, sys.stdout)
`;

/** Runs every program in one process, each in a namespace of its own. */
export function runPython(programs: readonly Program[]): readonly Outcome[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-I', '-c', runner], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly Outcome[];
}

const compiler = `
import json, sys

faults = []
for code in json.load(sys.stdin):
    try:
        compile(code.encode(), "sample", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        faults.append(f"{error}\\n{code}")
json.dump(faults, sys.stdout)
`;

/** What Python says against each program that does not compile. */
export function compilePython(programs: readonly string[]): readonly string[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-I', '-c', compiler], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly string[];
}
