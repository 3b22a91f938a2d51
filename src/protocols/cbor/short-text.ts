const of = String.fromCharCode

/** The longest that `readShortText` takes, and how many bytes it may look at, whatever the length. */
export const LONGEST_SHORT_TEXT = 24

/**
 * As `readLatin1`, of so few bytes that they are sooner made a string by their codes than by a call out of JavaScript.
 * `LONGEST_SHORT_TEXT` bytes must be there, though the text be shorter: all of a branch's are looked at.
 */
export function readShortText(bytes: Uint8Array, at: number, length: number): string {
  if (length === 0) return ''
  if (length <= 8) return upTo8(bytes, at, length)
  return length <= 16 ? upTo16(bytes, at, length) : upTo24(bytes, at, length)
}

function upTo8(bytes: Uint8Array, at: number, length: number): string {
  const a = bytes[at] as number
  const b = bytes[at + 1] as number
  const c = bytes[at + 2] as number
  const d = bytes[at + 3] as number
  const e = bytes[at + 4] as number
  const f = bytes[at + 5] as number
  const g = bytes[at + 6] as number
  const h = bytes[at + 7] as number
  switch (length) {
    case 1:
      return of(a)
    case 2:
      return of(a, b)
    case 3:
      return of(a, b, c)
    case 4:
      return of(a, b, c, d)
    case 5:
      return of(a, b, c, d, e)
    case 6:
      return of(a, b, c, d, e, f)
    case 7:
      return of(a, b, c, d, e, f, g)
    default:
      return of(a, b, c, d, e, f, g, h)
  }
}

function upTo16(bytes: Uint8Array, at: number, length: number): string {
  const a = bytes[at] as number
  const b = bytes[at + 1] as number
  const c = bytes[at + 2] as number
  const d = bytes[at + 3] as number
  const e = bytes[at + 4] as number
  const f = bytes[at + 5] as number
  const g = bytes[at + 6] as number
  const h = bytes[at + 7] as number
  const i = bytes[at + 8] as number
  const j = bytes[at + 9] as number
  const k = bytes[at + 10] as number
  const l = bytes[at + 11] as number
  const m = bytes[at + 12] as number
  const n = bytes[at + 13] as number
  const o = bytes[at + 14] as number
  const p = bytes[at + 15] as number
  switch (length) {
    case 9:
      return of(a, b, c, d, e, f, g, h, i)
    case 10:
      return of(a, b, c, d, e, f, g, h, i, j)
    case 11:
      return of(a, b, c, d, e, f, g, h, i, j, k)
    case 12:
      return of(a, b, c, d, e, f, g, h, i, j, k, l)
    case 13:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m)
    case 14:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n)
    case 15:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)
    default:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
  }
}

function upTo24(bytes: Uint8Array, at: number, length: number): string {
  const a = bytes[at] as number
  const b = bytes[at + 1] as number
  const c = bytes[at + 2] as number
  const d = bytes[at + 3] as number
  const e = bytes[at + 4] as number
  const f = bytes[at + 5] as number
  const g = bytes[at + 6] as number
  const h = bytes[at + 7] as number
  const i = bytes[at + 8] as number
  const j = bytes[at + 9] as number
  const k = bytes[at + 10] as number
  const l = bytes[at + 11] as number
  const m = bytes[at + 12] as number
  const n = bytes[at + 13] as number
  const o = bytes[at + 14] as number
  const p = bytes[at + 15] as number
  const q = bytes[at + 16] as number
  const r = bytes[at + 17] as number
  const s = bytes[at + 18] as number
  const t = bytes[at + 19] as number
  const u = bytes[at + 20] as number
  const v = bytes[at + 21] as number
  const w = bytes[at + 22] as number
  const x = bytes[at + 23] as number
  switch (length) {
    case 17:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q)
    case 18:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)
    case 19:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s)
    case 20:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t)
    case 21:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u)
    case 22:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v)
    case 23:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w)
    default:
      return of(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x)
  }
}
