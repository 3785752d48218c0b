/** Datetimes and timespans as Kusto writes and reads them; both are counted in milliseconds. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const dateTimePattern =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i;

/** Milliseconds since 1970 of a date in ISO form; a time without zone is UTC. `undefined` if it is no date. */
export function parseDateTime(text: string): number | undefined {
  const match = dateTimePattern.exec(text.trim());
  if (match === null) return undefined;
  const part = (index: number, missing: number): number => Number(match[index] ?? missing);
  const [year, month, dayOfMonth] = [part(1, 1), part(2, 1), part(3, 1)];
  const time = Date.UTC(year, month - 1, dayOfMonth, part(4, 0), part(5, 0), part(6, 0));
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || part(4, 0) > 23 || part(5, 0) > 59 || part(6, 0) > 59)
    return undefined;
  return time + part(7, 0) * second - zoneOffset(match[8]);
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replace(':', '');
  const size = Number(digits.slice(1, 3)) * hour + Number(digits.slice(3, 5)) * minute;
  return digits.startsWith('-') ? -size : size;
}

/** A datetime as `tostring()` writes it: ISO, UTC, seven digits of a second. */
export function formatDateTime(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const ticks = Math.round((milliseconds - whole) * 10_000);
  return `${new Date(whole).toISOString().slice(0, -1)}${String(ticks).padStart(4, '0')}Z`;
}

const unitSizes: Readonly<Record<string, number>> = {
  d: day,
  day: day,
  days: day,
  h: hour,
  hr: hour,
  hrs: hour,
  hour: hour,
  hours: hour,
  m: minute,
  min: minute,
  minute: minute,
  minutes: minute,
  s: second,
  sec: second,
  second: second,
  seconds: second,
  ms: 1,
  milli: 1,
  millis: 1,
  millisecond: 1,
  milliseconds: 1,
  microsecond: 0.001,
  microseconds: 0.001,
  tick: 0.0001,
  ticks: 0.0001,
};

/** Milliseconds of a number with a unit right behind it (`1d`, `1.5h`, `2min`); `undefined` for any other unit. */
export function parseQuantity(amount: number, unit: string): number | undefined {
  const size = Object.hasOwn(unitSizes, unit) ? unitSizes[unit] : undefined;
  return size === undefined ? undefined : amount * size;
}

const clockPattern = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/;

/** Milliseconds of a timespan text: `1.02:03:04.5`, `02:03`, `3d`, or a bare number of days. */
export function parseTimespan(text: string): number | undefined {
  const trimmed = text.trim();
  const quantity = /^(-?\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(trimmed);
  if (quantity !== null)
    return parseQuantity(Number(quantity[1]), quantity[2] === '' ? 'd' : (quantity[2] ?? 'd'));
  const clock = clockPattern.exec(trimmed);
  if (clock === null) return undefined;
  const size =
    Number(clock[2] ?? 0) * day +
    Number(clock[3]) * hour +
    Number(clock[4]) * minute +
    Number(clock[5] ?? 0) * second;
  return clock[1] === '-' ? -size : size;
}

/** A timespan as Kusto writes it: `d.hh:mm:ss.fffffff`, days and fraction only where there are any. */
export function formatTimespan(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const two = (amount: number): string => String(Math.floor(amount)).padStart(2, '0');
  const days = Math.floor(size / day);
  const ticks = Math.round((size % second) * 10_000);
  const clock = `${two((size % day) / hour)}:${two((size % hour) / minute)}:${two((size % minute) / second)}`;
  const fraction = ticks === 0 ? '' : `.${String(ticks).padStart(7, '0')}`;
  return `${milliseconds < 0 ? '-' : ''}${days === 0 ? '' : `${days}.`}${clock}${fraction}`;
}
