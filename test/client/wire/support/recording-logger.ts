/** A logger that keeps its records. */
export function recordingLogger() {
  const records: Record<string, unknown>[] = []
  const keep = (record: unknown) => void records.push(record as Record<string, unknown>)
  return { records, logger: { debug: keep, info: keep, warn: keep, error: keep } }
}
