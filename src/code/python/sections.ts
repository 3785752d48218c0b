/** Sorts modules into the sections that isort and PEP 8 keep apart. */

import type { ParsedFile } from '../language';

export type Section = 'standard' | 'thirdParty' | 'local';

/** The top-level modules of the standard library that application code imports (Python 3.14, public names only). */
const standard: ReadonlySet<string> = new Set(
  (
    'abc argparse array ast asyncio atexit base64 binascii bisect builtins bz2 calendar cmath cmd code codecs ' +
    'collections colorsys compression concurrent configparser contextlib contextvars copy copyreg csv ctypes ' +
    'dataclasses datetime dbm decimal difflib dis doctest email encodings enum errno faulthandler fcntl filecmp ' +
    'fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq ' +
    'hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma ' +
    'mailbox marshal math mimetypes mmap multiprocessing netrc numbers operator os pathlib pdb pickle pkgutil ' +
    'platform plistlib poplib posixpath pprint profile pty pwd queue quopri random re readline reprlib resource ' +
    'runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl ' +
    'stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tarfile tempfile termios ' +
    'textwrap threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types ' +
    'typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser wsgiref xml xmlrpc zipapp ' +
    'zipfile zipimport zlib zoneinfo'
  ).split(' '),
);

/** The section of a module. A module named like the file or one of its folders is the project's own. */
export function sectionOf(file: ParsedFile, module: string): Section {
  if (module.startsWith('.')) return 'local';
  const top = module.split('.')[0] ?? module;
  if (standard.has(top)) return 'standard';
  const own = file.path.replace(/\.py[iw]?$/, '').split('/');
  return top !== 'azure' && own.includes(top) ? 'local' : 'thirdParty';
}
