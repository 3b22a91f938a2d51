/**
 * Writes a time as the AWS CLI version 2 does: in ISO 8601 with an offset, and with microseconds if it has a fraction of a
 * second. The offset is always that of UTC, so that two machines write the same.
 *
 * @example isoText(new Date(196)) // '1970-01-01T00:00:00.196000+00:00'
 */
export function isoText(date: Date): string {
  // A time that `Date` cannot show.
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  return iso.endsWith('.000Z') ? `${iso.slice(0, -5)}+00:00` : `${iso.slice(0, -1)}000+00:00`
}
