/** What logs put in front of a line: times, levels, the names of loggers and containers, and the frames of terminals. */

/**
 * Each is taken off once or more; all of them have an end, so that no line takes longer for being odd. What is in none of
 * them stays, and does no harm: readers look for the service's sentence wherever it stands.
 */
const prefixes: readonly RegExp[] = [
  // Frames of Terraform, quotes of mails and threads, the mark of a failing test.
  /^[ \t]{0,80}[│|>┃╷╵╭╰] ?/u,
  /^E {3}/,
  // 2026-03-02T10:11:12.123Z, 2026-03-02 10:11:12,123, [2026-03-02 10:11:12 +0000], 10:11:12.123
  /^[ \t]{0,80}\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[ ]?[+-]\d\d:?\d\d| UTC)?\]?:?[ \t]/,
  /^[ \t]{0,80}\[?\d\d?[/.]\d\d?[/.]\d{4}[ ]\d\d:\d\d:\d\d\]?[ \t]/,
  /^[ \t]{0,80}\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?[ \t]/,
  // Levels, with and without brackets, and the numbers of processes and threads.
  /^[ \t]{0,80}(?:##)?\[(?:error|warning|warn|info|debug|fail|trace|ERROR|WARN|INFO|DEBUG|Error|Information|Warning|\d{1,8}|main|stderr|stdout)\][ \t]?/,
  /^[ \t]{0,80}(?:ERROR|WARNING|WARN|INFO|DEBUG|CRITICAL|FATAL|fail|err|npm ERR!)[: ][ \t]{0,8}/,
  /^(?:stdout|stderr) [FP] /,
  // key=value logs: time="…" level=error msg="
  /^(?:time|ts)="?[^" ]{1,40}"?[ ](?:level|lvl)=[a-z]{1,10}[ ](?:msg=)?/,
  // klog: E0302 10:11:12.123456       1 file.go:73]
  /^[EWIF]\d{4} \d\d:\d\d:\d\d\.\d{1,9}[ ]{1,8}\d{1,8} [\w./-]{1,60}:\d{1,6}\] /,
  // docker compose: api-1  |
  /^[\w.-]{1,40} {1,8}\| /,
];

/** Up to five in front of each other. As one pattern, since a log has many lines. */
const inFront = new RegExp(
  `^(?:${prefixes.map(({ source }) => source.replace('^', '')).join('|')}){1,5}`,
  'u',
);

export function bareLine(line: string): string {
  return line === '' ? line : line.replace(inFront, '');
}
