import { type ListAnswer, urlEncoded, versionId } from './list-answer.js'
import type { ListedItem } from './list-entries.js'

type Structure = Record<string, unknown>

/** The page as the client decodes it: its own lists are never absent. */
export function pageOf({ operation, members, items, isEncoded }: ListAnswer): Structure {
  const CommonPrefixes = items.flatMap((item) => (item.kind === 'prefix' ? [prefixOf(item, isEncoded)] : []))
  const entries = items.flatMap((item) => (item.kind === 'entry' ? [item] : []))
  if (operation !== 'ListObjectVersions')
    return { ...members, Contents: entries.map((item) => objectOf(item, isEncoded)), CommonPrefixes }
  const [versions, markers] = [false, true].map((isMarker) =>
    entries
      .filter(({ entry }) => entry.isDeleteMarker === isMarker)
      .map((item) => versionOf(item, isEncoded)),
  )
  return { ...members, Versions: versions, DeleteMarkers: markers, CommonPrefixes }
}

type EntryItem = Extract<ListedItem, { kind: 'entry' }>

export function objectOf({ name, entry }: EntryItem, isEncoded: boolean): Structure {
  return {
    Key: isEncoded ? urlEncoded(name) : name,
    LastModified: new Date(Date.UTC(2026, 0, 1) + entry.sequence * 1000),
    ETag: '"d41d8cd98f00b204e9800998ecf8427e"',
    Size: entry.sequence,
    StorageClass: 'STANDARD',
  }
}

export function versionOf(item: EntryItem, isEncoded: boolean): Structure {
  const { Key, LastModified, ...rest } = objectOf(item, isEncoded)
  const { entry, isLatest } = item
  const own = { Key, VersionId: versionId(entry.sequence), IsLatest: isLatest, LastModified }
  return entry.isDeleteMarker ? own : { ...own, ...rest }
}

export function prefixOf({ name }: ListedItem, isEncoded: boolean): Structure {
  return { Prefix: isEncoded ? urlEncoded(name) : name }
}
