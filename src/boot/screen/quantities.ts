const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes in three digits and a decimal unit: `4.2 MB`. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** A time as a clock shows it: `0:07`, `12:30`, `2:05:00`. */
export function clockText(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** A part of a whole in whole percent, never 100 before it is all. */
export function percentText(part: number, whole: number): string {
  return whole <= 0 ? '100 %' : `${Math.floor((Math.min(part, whole) / whole) * 100)} %`;
}
