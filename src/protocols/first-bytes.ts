const SHOWN_BYTES = 120

/** How a body begins, quoted and on one line, for a message. */
export function firstBytes(body: Uint8Array): string {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, SHOWN_BYTES)).toString()
  return JSON.stringify(oneLine(text))
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
